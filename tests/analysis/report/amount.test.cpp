#include "analysis/report/amount.hpp"

#include <gtest/gtest.h>

namespace nrmsim::report {
namespace {

comparison::Row row(const std::string& unit, const std::string& statistic, double difference, double low,
                    double high) {
  comparison::Row made;
  made.scenario = "reform";
  made.baseline = "baseline";
  made.unit = unit;
  made.statistic = statistic;
  made.difference = difference;
  made.interval = statistics::Interval{low, high};
  return made;
}

TEST(Amount, SaysDirectionsInWords) {
  const auto people = row("people", "count", -1603, -12097, 8891);
  EXPECT_EQ(interval_words(people), "from 12,097 fewer to 8,891 more");
  EXPECT_EQ(mean_words(people), "1,603 fewer");
}

TEST(Amount, KnowsMoneyDaysAndShares) {
  EXPECT_EQ(interval_words(row("GBP", "sum", 320e6, -54e6, 694e6)), "from £54m less to £694m more");
  EXPECT_EQ(mean_words(row("d", "mean", -3, -10, 4)), "3.0 days less");
  EXPECT_EQ(mean_words(row("1", "share", 0.021, -0.04, 0.08)), "2.1 percentage points higher");
  // A ratio that is no share stays a number.
  EXPECT_EQ(kind_of("1", "mean"), Kind::number);
}

TEST(Amount, HasWordsForOneDayAndForNextToNothing) {
  EXPECT_EQ(Amount(Kind::days, 1, 20)(1), "1 day");
  EXPECT_EQ(Amount(Kind::days, 5, 20)(5), "5 days");
  const Amount pounds(Kind::money, 5e7, 2e7);
  EXPECT_EQ(pounds.change(-3000), "hardly any change");
  EXPECT_EQ(pounds.change(0), "no change");
  EXPECT_EQ(pounds.change(2e7), "£20m more");
}

TEST(Amount, SaysIntervalsOfValues) {
  const auto level = [](const std::string& unit, const std::string& statistic, double low, double high) {
    comparison::Row made = row(unit, statistic, 0, low, high);
    made.baseline.clear();
    made.value = (low + high) / 2;
    return made;
  };
  EXPECT_EQ(interval_words(level("d", "mean", 0, 634)), "from 0 days to 634 days");
  EXPECT_EQ(interval_words(level("1", "share", 0.9, 1)), "from 90.0% to 100.0%");
  EXPECT_EQ(interval_words(level("1", "mean", 0.5, 1.5)), "from 0.50 to 1.50");
  comparison::Row none = level("d", "mean", 1, 2);
  none.interval.reset();
  EXPECT_EQ(interval_words(none), "not known");
}

TEST(Amount, SaysWhereAFewWeighMost) {
  comparison::Row skewed = row("people", "count", 190, -4687, 5067);
  skewed.better = -1;
  skewed.probability_better = 0.55;
  EXPECT_TRUE(skew_words(skewed).starts_with("More runs of chance do better than worse under the reform"));
  skewed.contains = statistics::Contains::parameters_and_chance;
  skewed.probability_better = 0.45;
  EXPECT_EQ(skew_words(skewed), "");
  skewed.difference = -190;
  EXPECT_TRUE(skew_words(skewed).starts_with("More draws do worse than better under the reform"));
  skewed.better = 0;
  EXPECT_EQ(skew_words(skewed), "");
  skewed.probability_better.reset();
  EXPECT_EQ(skew_words(skewed), "");
}

TEST(Amount, SaysWhereNothingChangesOrIsKnown) {
  comparison::Row same = row("people", "count", 0, 0, 0);
  same.probability_better = 0.5;
  EXPECT_EQ(interval_words(same), "no change");
  EXPECT_EQ(chance_words(same), "same");
  comparison::Row unknown = row("people", "count", 5, 0, 0);
  unknown.interval.reset();
  EXPECT_EQ(interval_words(unknown), "not known");
  EXPECT_EQ(chance_words(unknown), "-");
  comparison::Row known = row("people", "count", 5, -1, 9);
  known.probability_better = 0.6;
  EXPECT_EQ(chance_words(known), "60%");
}

TEST(Amount, GivesValuesWhereNothingIsCompared) {
  comparison::Row alone = row("people", "count", 0, 90, 110);
  alone.baseline.clear();
  alone.difference.reset();
  alone.value = 100;
  EXPECT_EQ(interval_words(alone), "from 90 to 110");
  EXPECT_EQ(mean_words(alone), "100");
}

}  // namespace
}  // namespace nrmsim::report
