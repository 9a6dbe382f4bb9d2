#include "sim/cli/history.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

/// Two outcomes, so that the digests do not start at cell 0; months of 2020 from January to June.
results::BatchRecord record(std::size_t scenarios) {
  results::BatchRecord record;
  record.start_date = "2020-01-01";
  record.replications = 3;
  outcomes::Axis months{.name = "month", .long_name = "month", .unit = "", .labels = {}, .values = {}};
  for (int month = 1; month <= 6; ++month) months.labels.push_back("2020-0" + std::to_string(month));
  record.layout.axes = {months};
  outcomes::Outcome people;
  people.name = "people";
  outcomes::Outcome digest;
  digest.name = history_outcome;
  digest.statistic = outcomes::Statistic::digest;
  digest.type = outcomes::CellType::whole;
  digest.axes = {0};
  record.layout.outcomes = {people, digest};
  for (std::size_t i = 0; i < scenarios; ++i) {
    results::ScenarioRecord scenario;
    scenario.name = "scenario-" + std::to_string(i);
    record.scenarios.push_back(scenario);
  }
  return record;
}

using Days = std::vector<double>;

/// Rows in which all histories agree, except one digest of one key.
class Rows final : public results::RowSource {
 public:
  explicit Rows(batch::Key odd = {99, 0, 0}, std::size_t cell = 0) : odd_(odd), cell_(cell) {}
  bool has(const batch::Key&) const override { return true; }
  void read(const batch::Key& key, std::span<outcomes::Cell> row) const override {
    row[0] = key.scenario;
    for (std::size_t i = 1; i < row.size(); ++i) row[i] = 10U * key.replication + i;
    if (key == odd_) row[cell_] += 1;
  }
  std::vector<results::TableRow> events(const batch::Key&) const override { return {}; }

 private:
  batch::Key odd_;
  std::size_t cell_;
};

// 2020 is a leap year: the months end on days 31, 60, 91, 121, 152, 182.
TEST(SharedHistoryOfABatch, CountsMonthsThatEndByTheDay) {
  EXPECT_THAT(shared_history(record(4), Days{1000, 91, 90.5, 1000}).periods, ElementsAre(0, 3, 2, 6));
  EXPECT_THAT(shared_history(record(3), Days{0, 0, 30}).periods, ElementsAre(0, 0, 0));
  EXPECT_EQ(shared_history(record(2), Days{1000, 91}).first_cell, 1U);
}

TEST(SharedHistoryOfABatch, LeavesTheBaselineOut) {
  auto other = record(3);
  other.baseline = 2;
  EXPECT_THAT(shared_history(other, Days{91, 121, 1000}).periods, ElementsAre(3, 4, 0));
}

TEST(SharedHistoryOfABatch, NeedsTheOutcome) {
  auto without = record(2);
  without.layout.outcomes.pop_back();
  EXPECT_THAT(shared_history(without, Days{1000, 91}).periods, ElementsAre(0, 0));
  EXPECT_EQ(prove_shared_history(without, Days{1000, 91}, Rows()), 0U);
}

TEST(ProveSharedHistory, SaysHowManyMonthsAgreed) {
  EXPECT_EQ(prove_shared_history(record(3), Days{1000, 91, 1000}, Rows()), 9U);
}

TEST(ProveSharedHistory, NamesWhatDiffers) {
  // Cell 1 is January, so cell 3 is March.
  try {
    prove_shared_history(record(2), Days{1000, 121}, Rows({1, 0, 2}, 3));
    ADD_FAILURE() << "a difference was not seen";
  } catch (const core::RunError& error) {
    EXPECT_THAT(error.what(), AllOf(HasSubstr("'scenario-1'"), HasSubstr("'scenario-0'"),
                                    HasSubstr("2020-03"), HasSubstr("draw 0"), HasSubstr("replication 2")));
  }
}

TEST(ProveSharedHistory, AllowsDifferencesAfterTheDay) {
  EXPECT_EQ(prove_shared_history(record(2), Days{1000, 60}, Rows({1, 0, 2}, 3)), 2U);
}

model::Input input(std::vector<model::DatedChange> changes) {
  model::Input made;
  made.horizon_days = 1000;
  made.changes = std::move(changes);
  made.tables = {{core::WeightedRow{{1, 2}, 3.0}}};
  return made;
}

TEST(FirstDifferenceDay, IsTheHorizonForEqualInputs) {
  EXPECT_EQ(first_difference_day(input({{10, 1, 5}}), input({{10, 1, 5}})), 1000);
}

TEST(FirstDifferenceDay, IsTheDayOfTheFirstChangeThatDiffers) {
  const auto base = input({{10, 1, 5}, {700, 1, 6}});
  EXPECT_EQ(first_difference_day(base, input({{10, 1, 5}, {500, 2, 1}, {700, 1, 6}})), 500);
  EXPECT_EQ(first_difference_day(base, input({{10, 1, 5}, {700, 1, 7}})), 700);
  EXPECT_EQ(first_difference_day(base, input({{10, 1, 5}})), 700);
  EXPECT_EQ(first_difference_day(base, input({{10, 1, 5}, {700, 1, 6}, {800, 1, 6.5}})), 800);
  EXPECT_EQ(first_difference_day(base, input({{9, 0, 5}, {10, 1, 5}, {700, 1, 6}})), 9);
}

TEST(FirstDifferenceDay, IsZeroIfTheyDifferFromTheStart) {
  const auto base = input({});
  auto other = input({});
  other.parameters.missing.response_ratio += 1;
  EXPECT_EQ(first_difference_day(base, other), 0);
  other = input({});
  other.tables[0][0].weight = 4;
  EXPECT_EQ(first_difference_day(base, other), 0);
}

}  // namespace
}  // namespace nrmsim::cli
