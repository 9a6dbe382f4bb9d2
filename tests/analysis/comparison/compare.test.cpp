#include "analysis/comparison/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "sim/core/problems.hpp"
#include "tests/analysis/comparison/made_up.hpp"

namespace nrmsim::comparison {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

/// Scenario s has 10 s less than the baseline in every cell, give or take its replication.
double plain_value(std::size_t, std::size_t s, std::size_t, std::size_t r, std::size_t c) {
  return 100 + static_cast<double>(c) - 10.0 * static_cast<double>(s) + static_cast<double>(r * s);
}

const std::vector<std::string> two{"baseline", "reform"};

TEST(Compare, ComparesEachScenarioOverPairs) {
  const Comparison made = compare(made_up::results({"baseline", "a", "b"}, 1, 3, plain_value), {});
  ASSERT_THAT(made.rows, SizeIs(4));  // two scenarios, two headline outcomes
  const Row& row = made.rows[0];
  EXPECT_EQ(row.scenario, "a");
  EXPECT_EQ(row.baseline, "baseline");
  EXPECT_EQ(row.outcome, "episodes");
  EXPECT_EQ(row.group, "all");
  EXPECT_EQ(row.period, "2027-2028");
  EXPECT_EQ(row.unit, "episodes");
  EXPECT_EQ(row.statistic, "count");
  // Cells 2 and 3 of the baseline: 102 + 103. Differences of the replications: -20, -18, -16.
  EXPECT_DOUBLE_EQ(row.baseline_value.value(), 205);
  EXPECT_DOUBLE_EQ(row.value.value(), 187);
  EXPECT_DOUBLE_EQ(row.difference.value(), -18);
  // t(0.975; 2) = 4.302653 (tables), standard error 2 / sqrt(3).
  EXPECT_NEAR(row.interval->low, -18 - 4.302653 * 2 / std::sqrt(3), 1e-5);
  EXPECT_EQ(row.interval_contains, "95%, chance");
  EXPECT_EQ(row.probability_better, 1);
}

TEST(Compare, SaysWhatSeveralDrawsHold) {
  const auto made = compare(made_up::results(two, 3, 2, plain_value), {});
  EXPECT_EQ(made.rows[0].interval_contains, "95%, parameters and chance");
  EXPECT_EQ(made.draws, 3U);
}

TEST(Compare, HasNoIntervalForASinglePair) {
  const Row row = compare(made_up::results(two, 1, 1, plain_value), {}).rows[0];
  EXPECT_FALSE(row.interval);
  EXPECT_EQ(row.interval_contains, "");
  EXPECT_DOUBLE_EQ(row.difference.value(), -20);
}

TEST(Compare, OfAScenarioWithItselfIsExactlyNothing) {
  const auto noisy = [](std::size_t, std::size_t, std::size_t d, std::size_t r, std::size_t c) {
    return std::sin(static_cast<double>(d * 100 + r * 10 + c)) * 1e7 / 3;
  };
  for (const std::size_t draws : {1U, 5U, 50U}) {
    for (const Row& row : compare(made_up::results(two, draws, 4, noisy), {}).rows) {
      EXPECT_EQ(row.difference, 0);
      EXPECT_EQ(row.interval, (statistics::Interval{0, 0}));
      EXPECT_EQ(row.probability_better, 0.5);
    }
  }
}

TEST(Compare, GivesTheValuesOfALoneScenario) {
  const Comparison made = compare(made_up::results({"alone"}, 1, 3, plain_value), {});
  EXPECT_EQ(made.baseline, "");
  const Row& row = made.rows[0];
  EXPECT_EQ(row.baseline, "");
  EXPECT_DOUBLE_EQ(row.value.value(), 100 * 4 + 6);  // its policy day is the horizon, so every year counts
  EXPECT_FALSE(row.difference);
  EXPECT_FALSE(row.baseline_value);
  EXPECT_FALSE(row.probability_better);
  EXPECT_EQ(row.interval_contains, "95%, chance, of the value");
}

TEST(Compare, LeavesOutPairsThatAreIncomplete) {
  const auto holes = [](std::size_t o, std::size_t s, std::size_t d, std::size_t r, std::size_t c) {
    return s == 1 && r == 2 ? std::numeric_limits<double>::quiet_NaN() : plain_value(o, s, d, r, c);
  };
  const Row row = compare(made_up::results(two, 1, 4, holes), {}).rows[0];
  EXPECT_EQ(row.interval_contains, "95%, chance, 3 of 4 pairs");
  EXPECT_DOUBLE_EQ(row.difference.value(), (-20.0 - 18 - 14) / 3);
  EXPECT_DOUBLE_EQ(row.value.value() - row.baseline_value.value(), row.difference.value());
}

TEST(Compare, LeavesEmptyWhatDoesNotExist) {
  const auto nothing = [](std::size_t, std::size_t, std::size_t, std::size_t, std::size_t) {
    return std::numeric_limits<double>::quiet_NaN();
  };
  const Row row = compare(made_up::results(two, 2, 2, nothing), {}).rows[0];
  EXPECT_FALSE(row.value || row.baseline_value || row.difference || row.interval || row.probability_better ||
               row.pairing);
}

TEST(Compare, TakesAnotherBaselineOutcomesAndBreakdown) {
  Request request;
  request.baseline = "reform";
  request.outcomes = {"episodes", "incidence", "episodes"};
  request.by = "age";
  const Comparison made = compare(made_up::results(two, 1, 2, plain_value), request);
  std::vector<std::string> groups;
  for (const Row& row : made.rows) groups.push_back(row.group);
  EXPECT_THAT(groups, ElementsAre("age: child", "age: adult", "age: child; duration: 182.625 d",
                                  "age: child; duration: 365.25 d", "age: adult; duration: 182.625 d",
                                  "age: adult; duration: 365.25 d"));
  EXPECT_EQ(made.rows[0].scenario, "baseline");
  EXPECT_GT(made.rows[0].difference.value(), 0);
}

TEST(Compare, LeavesOutHeadlinesWithoutTheBreakdown) {
  Request request;
  request.by = "age";
  for (const Row& row : compare(made_up::results(two, 1, 2, plain_value), request).rows)
    EXPECT_EQ(row.outcome, "episodes");
}

TEST(Compare, MarksWhatTheScaleDistortsAndWhatIsAveraged) {
  Request request;
  request.outcomes = {"wait"};
  ResultsView results = made_up::results(two, 1, 2, plain_value);
  EXPECT_EQ(compare(results, request).rows[0].statistic, "mean, average of periods");
  EXPECT_FALSE(compare(results, request).rows[0].distorted);
  results.scale = 0.1;
  EXPECT_EQ(compare(results, request).rows[0].statistic, "mean, average of periods, distorted by scale 0.1");
  EXPECT_TRUE(compare(results, request).rows[0].distorted);
}

TEST(Compare, HasNoBetterWhereNeitherDirectionIs) {
  Request request;
  request.outcomes = {"people"};
  EXPECT_FALSE(compare(made_up::results(two, 1, 2, plain_value), request).rows[0].probability_better);
}

TEST(Compare, SaysEverythingThatIsWrongAtOnce) {
  Request request;
  request.baseline = "refrom";
  request.outcomes = {"episode", "digest", "cost"};
  request.by = "age";
  try {
    compare(made_up::results(two, 1, 2, plain_value), request);
    FAIL();
  } catch (const core::InputError& error) {
    ASSERT_THAT(error.problems(), SizeIs(4));
    EXPECT_EQ(error.problems()[0].what, "there is no scenario \"refrom\", did you mean \"reform\"?");
    EXPECT_EQ(error.problems()[1].what, "there is no outcome \"episode\", did you mean \"episodes\"?");
    EXPECT_EQ(error.problems()[2].what, "outcome \"digest\" is a digest, not a quantity");
    EXPECT_EQ(error.problems()[3].what, "outcome \"cost\" does not have the breakdown \"age\"");
    EXPECT_EQ(error.problems()[3].expected, "year");
  }
}

TEST(Compare, SaysWhenNoHeadlineSuits) {
  Request request;
  request.by = "service";
  try {
    compare(made_up::results(two, 1, 2, plain_value), request);
    FAIL();
  } catch (const core::InputError& error) {
    EXPECT_EQ(error.problems()[0].what, "no headline outcome has the breakdown \"service\"");
    EXPECT_EQ(error.problems()[0].expected,
              "group, age, sex or year; or name an outcome that has it, e.g. --outcome started");
  }
}

RC_GTEST_PROP(Compare, TurnsRoundWithTheBaseline, (std::vector<double> numbers)) {
  RC_PRE(numbers.size() > 5);
  const auto value = [&](std::size_t, std::size_t s, std::size_t d, std::size_t r, std::size_t c) {
    return std::fmod(numbers[(31 * s + 17 * d + 7 * r + c) % numbers.size()], 1e6);
  };
  const ResultsView results = made_up::results(two, 2, 3, value);
  Request other;
  other.baseline = "reform";
  const auto there = compare(results, {});
  const auto back = compare(results, other);
  for (std::size_t i = 0; i < there.rows.size(); ++i) {
    RC_ASSERT(*there.rows[i].difference == -*back.rows[i].difference);
    RC_ASSERT(there.rows[i].interval->low == -back.rows[i].interval->high);
    RC_ASSERT(std::abs(*there.rows[i].probability_better + *back.rows[i].probability_better - 1) < 1e-12);
    RC_ASSERT(there.rows[i].value == back.rows[i].baseline_value);
  }
}

}  // namespace
}  // namespace nrmsim::comparison
