#pragma once
// Results made up for tests: a small layout, and values from a function.

#include <functional>
#include <string>
#include <vector>

#include "analysis/comparison/results_view.hpp"

namespace nrmsim::comparison::made_up {

using outcomes::Axis;
using outcomes::CellType;
using outcomes::Layout;
using outcomes::Outcome;
using outcomes::Statistic;

inline Outcome outcome(std::string name, std::string long_name, std::string unit, Statistic statistic,
                       std::vector<std::uint32_t> axes, double better, bool headline = true) {
  Outcome made;
  made.name = std::move(name);
  made.long_name = std::move(long_name);
  made.unit = std::move(unit);
  made.statistic = statistic;
  made.axes = std::move(axes);
  made.better = better;
  made.headline = headline;
  return made;
}

/// Axes: group, year 2025 ... 2028, service, duration.
inline Layout layout() {
  Layout made;
  made.axes = {{"group", "who", "", {"all", "age: child", "age: adult", "sex: female"}, {}},
               {"year", "when", "", {"2025", "2026", "2027", "2028"}, {}},
               {"service", "what", "", {"housing", "advice"}, {}},
               {"duration", "time", "d", {}, {182.625, 365.25}}};
  made.outcomes = {
      outcome("episodes", "re-exploitation", "episodes", Statistic::count, {0, 1}, -1),
      outcome("cost", "cost of services", "GBP", Statistic::sum, {1}, -1),
      outcome("started", "services begun", "people", Statistic::count, {2, 1}, +1, false),
      outcome("wait", "mean wait", "d", Statistic::mean, {1}, -1, false),
      outcome("incidence", "cumulative incidence", "1", Statistic::probability, {0, 3}, -1, false),
      outcome("digest", "digest", "1", Statistic::digest, {1}, 0, false),
      outcome("people", "people in the model", "people", Statistic::level, {}, 0, false)};
  made.outcomes[3].distorted_by_scale = true;
  return made;
}

/// The value of a cell, from outcome, scenario, draw, replication and the cell's position.
using Value = std::function<double(std::size_t, std::size_t, std::size_t, std::size_t, std::size_t)>;

inline ResultsView results(std::vector<std::string> scenarios, std::size_t draws, std::size_t replications,
                           Value value) {
  ResultsView made;
  made.layout = layout();
  made.scenarios = std::move(scenarios);
  // 2014-01-01 plus 4748 days is 2027-01-01.
  made.policy_days.assign(made.scenarios.size(), 4748);
  made.policy_days.front() = 8035;  // the horizon: no policy
  made.start_date = "2014-01-01";
  made.draws = draws;
  made.replications = replications;
  made.read = [value = std::move(value), all = made.layout, draws, replications](std::size_t o,
                                                                                 std::size_t s) {
    std::vector<double> cells;
    for (std::size_t d = 0; d < draws; ++d)
      for (std::size_t r = 0; r < replications; ++r)
        for (std::size_t c = 0; c < all.cells_of(all.outcomes[o]); ++c) cells.push_back(value(o, s, d, r, c));
    return cells;
  };
  return made;
}

}  // namespace nrmsim::comparison::made_up
