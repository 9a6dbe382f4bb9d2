#pragma once
// A small made-up batch whose every cell follows from a formula that other languages can repeat.

#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "sim/results/batch_record.hpp"
#include "sim/results/rows.hpp"

namespace nrmsim::results::sample {

using outcomes::Cell;
using outcomes::CellType;
using outcomes::Statistic;

inline BatchRecord batch(std::uint32_t draws = 3, std::uint32_t replications = 4) {
  BatchRecord record;
  record.layout.axes = {{"group", "who", "", {"all", "women", "garçons"}, {}},
                        {"duration", "time since identification", "d", {}, {0, 30.5, 365.25}}};
  record.layout.outcomes = {{"people",
                             "people in support",
                             "People in support at the end.",
                             "people",
                             Statistic::count,
                             CellType::real,
                             {0},
                             true,
                             false,
                             true,
                             0},
                            {"wait",
                             "waiting time",
                             "Mean wait of those who waited.",
                             "d",
                             Statistic::mean,
                             CellType::real,
                             {0, 1},
                             false,
                             true,
                             false,
                             -1},
                            {"events_handled",
                             "events",
                             "Events that the calendar gave out.",
                             "1",
                             Statistic::count,
                             CellType::whole,
                             {},
                             false,
                             false,
                             false,
                             0},
                            {"history_digest",
                             "digest of the history",
                             "What happened, as one number.",
                             "1",
                             Statistic::digest,
                             CellType::whole,
                             {},
                             false,
                             false,
                             false,
                             0}};
  record.scenarios = {{"baseline", "As it is", "Nothing changes – £0.", "name: baseline\n", 4748},
                      {"reform", "As it might be", "", "name: reform\n", 4748.5}};
  record.baseline = 0;
  record.draws = draws;
  record.replications = replications;
  record.central_draw = draws == 1;
  record.seed = 18446744073709551557u;
  record.scale = 0.25;
  record.start_date = "2014-01-01";
  UncertainRecord shared{"missing.hazard_per_year",
                         "1/year",
                         "rate of going missing",
                         "lognormal, median 1",
                         "made up",
                         "assumption",
                         12,
                         {}};
  UncertainRecord own{"support.offer_probability",
                      "probability",
                      "chance of an offer",
                      "uniform from 0 to 1",
                      "made up",
                      "assumption",
                      7,
                      {}};
  for (std::uint32_t d = 0; d < draws; ++d) shared.values.push_back(1.0 + 0.125 * d);
  for (std::uint32_t d = 0; d < draws; ++d) own.values.push_back(0.5 + 0.25 / (1.0 + d));
  for (std::uint32_t d = 0; d < draws; ++d) own.values.push_back(std::numeric_limits<double>::quiet_NaN());
  record.uncertain = {shared, own};
  record.event_columns = {{"time", "d", "days since the start", ColumnType::real},
                          {"person", "1", "number of the person", ColumnType::integer},
                          {"event", "", "what happened", ColumnType::text}};
  record.provenance = {"0.1.0",
                       "1",
                       "abcdef",
                       "g++ 12",
                       "nrmsim run a.yaml",
                       "2026-01-01T00:00:00Z",
                       "2026-01-01T00:00:01Z",
                       "xxh3-128:0"};
  return record;
}

/// A cell of an outcome: 1000 x scenario + 100 x draw + 10 x replication + index / 8 + outcome / 64; digests
/// are large numbers with their lowest bit set.
inline Cell cell(const outcomes::Outcome& outcome, std::size_t number, const outcomes::Key& key,
                 std::size_t index) {
  const std::uint64_t whole = 1000u * key.scenario + 100u * key.draw + 10u * key.replication;
  if (outcome.statistic == Statistic::digest) return (std::uint64_t{1} << 63) + whole * 2 + 1;
  if (outcome.type == CellType::whole) return whole;
  const double real =
      static_cast<double>(whole) + static_cast<double>(index) / 8 + static_cast<double>(number) / 64;
  return std::bit_cast<Cell>(real);
}

inline std::vector<Cell> row(const BatchRecord& record, const outcomes::Key& key) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < record.layout.outcomes.size(); ++i)
    for (std::size_t j = 0; j < record.layout.cells_of(record.layout.outcomes[i]); ++j)
      cells.push_back(cell(record.layout.outcomes[i], i, key, j));
  return cells;
}

/// The first replication of each draw has two events.
inline std::vector<TableRow> events(const outcomes::Key& key) {
  if (key.replication != 0) return {};
  return {{0.5 + key.draw, std::int64_t{7}, std::string("identified")},
          {10.25, std::int64_t{7}, std::string("went missing – naïve")}};
}

/// Rows by formula, or those of them that `keep` keeps.
class Rows final : public RowSource {
 public:
  explicit Rows(const BatchRecord& record, std::function<bool(const outcomes::Key&)> keep = {})
      : record_(record), keep_(std::move(keep)) {}
  bool has(const outcomes::Key& key) const override {
    return record_.contains(key) && (!keep_ || keep_(key));
  }
  void read(const outcomes::Key& key, std::span<Cell> cells) const override {
    const auto made = row(record_, key);
    std::copy(made.begin(), made.end(), cells.begin());
  }
  std::vector<TableRow> events(const outcomes::Key& key) const override { return sample::events(key); }
  bool thread_safe() const override { return true; }

 private:
  const BatchRecord& record_;
  std::function<bool(const outcomes::Key&)> keep_;
};

inline Table table() {
  return {"comparison",
          "a small table",
          {{"scenario", "", "name of the scenario", ColumnType::text},
           {"difference", "people", "difference from the baseline", ColumnType::real},
           {"rank", "1", "place in the order", ColumnType::integer}},
          {{std::string("baseline"), 0.0, std::int64_t{2}},
           {std::string("réform"), -1.5, std::int64_t{1}},
           {std::string(), std::numeric_limits<double>::quiet_NaN(), std::int64_t{-9007199254740993}}}};
}

}  // namespace nrmsim::results::sample
