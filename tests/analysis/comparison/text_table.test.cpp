#include "analysis/comparison/text_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "analysis/comparison/columns.hpp"

namespace nrmsim::comparison {
namespace {

using testing::HasSubstr;
using testing::Not;

Row row(const std::string& scenario, const std::string& name, const std::string& unit, double better,
        double difference, statistics::Interval interval, double baseline_value) {
  Row made;
  made.scenario = scenario;
  made.baseline = "baseline";
  made.long_name = name;
  made.unit = unit;
  made.better = better;
  made.group = "all";
  made.period = "2027-2035";
  made.difference = difference;
  made.interval = interval;
  made.baseline_value = baseline_value;
  made.value = baseline_value + difference;
  if (better != 0) made.probability_better = 0.75;
  made.contains = statistics::Contains::chance;
  return made;
}

Comparison sample() {
  Comparison made;
  made.baseline = "baseline";
  made.replications = 40;
  made.rows = {row("faster-decisions", "re-exploitation", "episodes", -1, -120.4, {-250.9, 10.2}, 12345.6),
               row("faster-decisions", "cost of services", "GBP", -1, 3.25e7, {2.5e7, 4e7}, 4.5e9),
               row("faster-decisions", "coverage of services", "1", 1, 0.0125, {0.002, 0.023}, 0.55),
               row("faster-decisions", "people in safe houses", "people", 0, 0, {0, 0}, 812)};
  made.rows[2].group = "service: counselling";
  return made;
}

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, length_of(line));
  return longest;
}

TEST(TextTable, ShowsWhereThereIsRoomHowTheDrawsLie) {
  Comparison comparison = sample();
  comparison.rows[0].spread = {-300, -200, -100, -90, -80, 40};
  const std::string text = text_table(comparison, 100, Characters::plain);
  EXPECT_THAT(text, HasSubstr("averted  :|  #:"));  // fewer is better, so 40 more lies on the left
  EXPECT_THAT(text, HasSubstr("spread: how many replications lie where"));
  EXPECT_LE(longest_line(text), 100U);
  EXPECT_THAT(text_table(comparison, 60), Not(HasSubstr("spread"))) << "there is no room";
  comparison.rows[0].few_people = true;
  EXPECT_THAT(text_table(comparison), Not(HasSubstr("spread"))) << "it would show what is not to be shown";
}

TEST(TextTable, ShowsTheIntervalBeforeTheMean) {
  EXPECT_EQ(
      text_table(sample()),
      "faster-decisions compared with baseline, 2027-2035\n"
      "                                                         95% interval    mean  baseline  better in\n"
      "re-exploitation [episodes]                  averted        -10 to 251     120    12,346        75%\n"
      "cost of services [GBP]                      averted  -40.0m to -25.0m  -32.5m    4,500m        75%\n"
      "coverage of services, service: counselling   change    0.002 to 0.023   0.013     0.550        75%\n"
      "people in safe houses [people]               change            0 to 0       0       812       same\n"
      "\n"
      "Means over 40 replications at the central values of the parameters. Intervals hold chance only:\n"
      "  where the mean over endless replications may lie if the parameters are right.\n"
      "averted: baseline minus scenario; change: scenario minus baseline.\n"
      "better in: share of replications in which the scenario does better, ties counting half.\n");
}

TEST(TextTable, NamesABreakdownOnce) {
  Comparison comparison = sample();
  comparison.rows.resize(2);
  comparison.rows[0].group = "sex: female";
  comparison.rows[1].long_name = "cost by item";
  comparison.rows[1].group = "item: rg_decision";
  EXPECT_THAT(text_table(comparison), HasSubstr("re-exploitation, sex: female [episodes]"));
  EXPECT_THAT(text_table(comparison), HasSubstr("cost by item: rg_decision [GBP]"));
}

TEST(TextTable, KeepsToTheWidth) {
  for (const unsigned width : {60U, 72U, 80U, 100U, 250U}) {
    const std::string text = text_table(sample(), width);
    EXPECT_LE(longest_line(text), std::min(width, 100U)) << text;
    EXPECT_THAT(text, HasSubstr("-10 to 251")) << "no number is ever cut";
  }
  EXPECT_THAT(text_table(sample(), 60), HasSubstr("12,346")) << "the baseline stays whatever the room";
}

TEST(TextTable, LeavesOutHowOftenBetterBeforeANumber) {
  Comparison comparison = sample();
  comparison.rows[0].interval = statistics::Interval{-7654321, -1234567};
  const std::string text = text_table(comparison, 60);
  EXPECT_LE(longest_line(text), 60U) << text;
  EXPECT_THAT(text, HasSubstr("1,234,567 to 7,654,321"));
}

TEST(TextTable, MarksWhatTheScaleDistorts) {
  Comparison comparison = sample();
  EXPECT_THAT(text_table(comparison), Not(HasSubstr("*")));
  comparison.scale = 0.1;
  comparison.rows[1].distorted = true;
  EXPECT_THAT(text_table(comparison), HasSubstr("cost of services [GBP] *"));
  EXPECT_THAT(text_table(comparison), HasSubstr("* distorted by the scale of this run, 0.1."));
}

TEST(TextTable, SaysWhatTheReaderMayMiss) {
  Comparison comparison = sample();
  comparison.scale = 0.2;
  comparison.by = "age";
  comparison.left_out = {"cost of services"};
  comparison.unchanged = {"faster-decisions"};
  const std::string text = text_table(comparison);
  EXPECT_THAT(
      text, HasSubstr("\nScale 0.2: counts are reported at full scale; each synthetic person stands for 5"));
  EXPECT_THAT(text, HasSubstr("\nnot broken down by age: cost of services\n"));
  EXPECT_THAT(text, HasSubstr("\nfaster-decisions is the same as baseline in every replication: what it "));
}

/// Without the breaks of lines.
std::string in_one_line(const std::string& text) {
  std::istringstream words(text);
  std::string line;
  for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
  return line;
}

TEST(TextTable, SaysWhatIntervalsHold) {
  Comparison comparison = sample();
  comparison.draws = 3;
  for (Row& one : comparison.rows) one.contains = statistics::Contains::parameters_and_chance;
  EXPECT_THAT(in_one_line(text_table(comparison)),
              HasSubstr("Means over 3 draws of the parameters with 40 replications each."));
  EXPECT_THAT(in_one_line(text_table(comparison)), HasSubstr("prior-driven"));
  EXPECT_THAT(in_one_line(text_table(comparison)), HasSubstr("Parameters come from their priors"));
  comparison.fitted = 3;
  EXPECT_THAT(in_one_line(text_table(comparison)), HasSubstr("3 parameters come from a posterior"));
  EXPECT_THAT(in_one_line(text_table(comparison)), HasSubstr("share of draws"));
}

TEST(TextTable, HasNoIntervalsForASinglePair) {
  Comparison comparison = sample();
  comparison.replications = 1;
  for (Row& one : comparison.rows) {
    one.contains = statistics::Contains::nothing;
    one.interval.reset();
  }
  EXPECT_THAT(text_table(comparison),
              HasSubstr("Means over 1 replication at the central values of the parameters. No intervals"));
}

TEST(TextTable, NamesThePeriodOfEachRowWhereTheyDiffer) {
  Comparison comparison = sample();
  comparison.rows[1].period = "2030";
  EXPECT_THAT(text_table(comparison), HasSubstr("cost of services, 2030 [GBP]"));
  EXPECT_THAT(text_table(comparison), HasSubstr("compared with baseline\n"));
}

TEST(TextTable, ShowsTheValuesOfALoneScenario) {
  Comparison comparison = sample();
  comparison.baseline.clear();
  for (Row& one : comparison.rows) {
    one.baseline.clear();
    one.difference.reset();
    one.probability_better.reset();
  }
  comparison.rows.resize(1);
  comparison.rows[0].interval = statistics::Interval{12100, 12350};
  EXPECT_EQ(
      text_table(comparison),
      "faster-decisions, 2027-2035\n"
      "                                95% interval    mean\n"
      "re-exploitation [episodes]  12,100 to 12,350  12,225\n"
      "\n"
      "Means over 40 replications at the central values of the parameters. Intervals hold chance only:\n"
      "  where the mean over endless replications may lie if the parameters are right.\n");
}

TEST(TextTable, SaysWhenThereIsNothing) {
  EXPECT_EQ(text_table({}), "Nothing to compare.\n");
}

}  // namespace
}  // namespace nrmsim::comparison
