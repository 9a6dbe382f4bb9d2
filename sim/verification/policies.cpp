#include "sim/verification/policies.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sim/core/date.hpp"
#include "sim/verification/sample.hpp"

namespace nrmsim::verification {

using model::Input;

namespace {

constexpr double by_capacity = 0;  // funding.mode
constexpr double no_limit = 8e9;   // more than any pool can count, so it is unlimited

double cells_that_differ(const Sample& a, std::size_t i, const Sample& b, std::size_t j) {
  double n = 0;
  for (std::size_t cell = 0; cell < a.row(i).size(); ++cell) n += a.row(i)[cell] != b.row(j)[cell];
  return n;
}

template <std::size_t N>
void fill(double (&list)[N], double value) {
  std::fill(std::begin(list), std::end(list), value);
}
template <std::size_t N, std::size_t M>
void fill(double (&table)[N][M], double value) {
  for (auto& row : table) fill(row, value);
}

/// Sets parameters for good: dated changes of them have to go as well.
template <class Set>
Input with(Input input, Set set) {
  Input marked = input;
  const Input before = input;
  set(input.parameters);
  constexpr double mark = -1;  // no parameter of a loaded scenario is set to it below
  auto* const values = reinterpret_cast<double*>(&marked.parameters);
  std::fill(values, values + model::parameter_count, mark);
  set(marked.parameters);
  std::erase_if(input.changes, [&](const model::DatedChange& c) { return values[c.index] != mark; });
  return input;
}

double sum(const Sample& sample, const char* outcome) {
  return sample.total(0, outcome);
}

}  // namespace

Check null_policy(const Input& baseline, const Input& reform, std::uint64_t seed) {
  const Sample a(baseline, 1, seed);
  const Sample b(reform, 1, seed);
  return near("a policy that changes nothing: cells that differ", 0, cells_that_differ(a, 0, b, 0), 0);
}

std::vector<Check> shared_history(const Input& baseline, const Input& reform, std::uint64_t seed) {
  const Sample a(baseline, 1, seed);
  const Sample b(reform, 1, seed);
  const std::size_t first = a.layout().offset_of(a.layout().find("history_digest"));
  const std::size_t months = a.cells("history_digest");
  const auto before = static_cast<std::size_t>(std::lround(reform.policy_day / core::days_per_year * 12));
  double early = 0;
  for (std::size_t m = 0; m < before; ++m) early += a.row(0)[first + m] != b.row(0)[first + m];
  const bool differs = a.row(0)[first + months - 1] != b.row(0)[first + months - 1];
  return {near("months of another history before a reform begins", 0, early, 0),
          near("a reform that begins changes what happens (1: yes)", 1, differs, 0)};
}

Check repetition(const Input& baseline, std::uint64_t seed) {
  const Sample a(baseline, 2, seed);
  const Sample b(baseline, 1, seed);
  const Sample again(baseline, 2, seed);
  const double differ = cells_that_differ(a, 0, b, 0) + cells_that_differ(a, 1, again, 1);
  return near("the same replication again: cells that differ", 0, differ, 0);
}

std::vector<Check> limits(const Input& baseline, std::uint64_t seed) {
  const Sample no_groups(with(baseline, [](model::Parameters& p) { fill(p.traffickers.groups, 0); }), 1,
                         seed);
  const Sample nobody_missing(with(baseline,
                                   [](model::Parameters& p) {
                                     fill(p.missing.hazard_per_year, 0);
                                     p.traffickers.attempt_missing = 0;
                                   }),
                              1, seed);
  const Sample no_places(with(baseline,
                              [](model::Parameters& p) {
                                fill(p.funding.mode, by_capacity);
                                fill(p.support.capacity, 0);
                                fill(p.placements.places, 0);
                              }),
                         1, seed);
  const Sample places_for_all(with(baseline,
                                   [](model::Parameters& p) {
                                     fill(p.funding.mode, by_capacity);
                                     fill(p.support.capacity, no_limit);
                                     fill(p.placements.places, no_limit);
                                   }),
                              1, seed);
  const std::size_t years = no_groups.cells("cost_total");
  const auto in_temporary = [&](const Sample& sample) {
    return sample.sum(0, "cost_by_item", model::index_of(model::costs::Item::temporary_night) * years, years);
  };
  double waits = 0;
  for (std::size_t i = 0; i < places_for_all.cells("service_wanted"); ++i)
    waits += places_for_all.cell(0, "service_wanted", i) != places_for_all.cell(0, "service_started", i);
  return {near("no trafficking groups: attempts at contact", 0, sum(no_groups, "attempts"), 0),
          near("no trafficking groups: re-exploitation by a former group", 0,
               no_groups.sum(0, "reexploitation_by_route", 0, years), 0),
          near("nobody goes missing: episodes", 0, sum(nobody_missing, "missing_episodes"), 0),
          near("nobody goes missing: days missing [d]", 0, sum(nobody_missing, "missing_days"), 0),
          near("no places: services begun", 0, sum(no_places, "service_started"), 0),
          near("places for all: services wanted and not begun at once", 0, waits, 0),
          near("places for all: cost of temporary accommodation [GBP]", 0, in_temporary(places_for_all), 0)};
}

}  // namespace nrmsim::verification
