#include "sim/scenario/targets.hpp"

#include <gtest/gtest.h>

namespace nrmsim::scenario {
namespace {

const char* const good = R"(readings: [a, b]
free: [missing.hazard_per_year]
targets:
  first:
    statistic: {outcome: referrals, at: {group: all, year: {2023: 1, 2024: 0.5}}}
    value: 3
    unit: people
    discrepancy_sd: 0.5
    use: hold_back
    why: because
    source: somewhere
  second:
    reading: a
    statistic: {outcome: referrals, at: {group: all, year: 2023}}
    over: {outcome: referrals, at: {group: all, year: 2024}}
    value: 1
    unit: share
    discrepancy_sd: 0.5
    use: calibrate
    why: because
    source: somewhere
  third:
    reading: b
    statistic: {outcome: referrals, at: {group: all, year: 2023}}
    value: 1
    unit: share
    discrepancy_sd: 0.5
    use: calibrate
    why: because
    source: somewhere
)";

TEST(Targets, AreReadWithTheFirstReadingUnlessAnotherIsChosen) {
  const Targets first = parse_targets(good, "t.yaml");
  ASSERT_EQ(first.targets.size(), 2U);
  EXPECT_EQ(first.targets[0].use, TargetUse::hold_back);
  EXPECT_EQ(first.targets[0].statistic.at[1].labels[1], (std::pair<std::string, double>{"2024", 0.5}));
  EXPECT_EQ(first.targets[1].name, "second");
  ASSERT_TRUE(first.targets[1].over.has_value());
  EXPECT_EQ(first.free.front().path, "missing.hazard_per_year");
  const Targets other = parse_targets(good, "t.yaml", "b");
  ASSERT_EQ(other.targets.size(), 2U);
  EXPECT_EQ(other.targets[1].name, "third");
}

TEST(Targets, AllThatIsWrongIsSaidAtOnce) {
  try {
    parse_targets(R"(targets:
  one:
    statistic: {outcome: referrals}
    value: many
    unit: people
    discrepancy_sd: 0
    use: somehow
    reading: c
    sauce: somewhere
)",
                  "t.yaml");
    FAIL() << "it was taken";
  } catch (const core::InputError& error) {
    std::string text;
    for (const auto& problem : error.problems()) text += to_string(problem) + '\n';
    for (const char* part : {"t.yaml:2:3: one has no why", "t.yaml:2:3: one has no source",
                             "t.yaml:4:12: value is \"many\"", "t.yaml:6:21: discrepancy_sd is 0",
                             "t.yaml:7:10: use is \"somehow\"; expected calibrate or hold_back",
                             "unknown reading \"c\"", "unknown key \"sauce\""})
      EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
  }
}

std::string first_problem(const std::string& text) {
  try {
    parse_targets(text, "t.yaml");
  } catch (const core::InputError& error) {
    return to_string(error.problems().front());
  }
  return {};
}

TEST(Targets, NoFigureIsExact) {
  std::string exact = good;
  exact.replace(exact.find("0.5\n    use"), 3, "0");
  EXPECT_EQ(first_problem(exact),
            "t.yaml:8:21: discrepancy_sd is 0; expected a number above 0: no figure is exact");
}

TEST(Targets, AScenarioIsCalledWhatItIs) {
  EXPECT_EQ(
      first_problem("name: x\nextends: baseline.yaml\n"),
      "t.yaml:1:1: this is a scenario; expected a file of targets, such as targets/published.yaml of the "
      "shipped scenarios");
}

TEST(Targets, AReadingThatTheFileDoesNotHaveIsRefused) {
  EXPECT_THROW(parse_targets(good, "t.yaml", "c"), core::InputError);
}

TEST(Targets, AnEmptyFileIsRefused) {
  EXPECT_THROW(parse_targets("targets: {}\n", "t.yaml"), core::InputError);
  EXPECT_THROW(parse_targets("", "t.yaml"), core::InputError);
}

}  // namespace
}  // namespace nrmsim::scenario
