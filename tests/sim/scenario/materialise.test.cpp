#include <gmock/gmock.h>

#include <numeric>

#include "made_up_country.hpp"
#include "sim/scenario/materialised.hpp"

namespace nrmsim::scenario {
namespace {

using made_up::base;
using made_up::base_with;
using made_up::crew;
using made_up::loaded;
using testing::ElementsAre;

constexpr double day_2021_06_01 = 366 + 151;  // 2020 was a leap year
constexpr double day_2025 = 366 + 4 * 365 + 1;
constexpr double day_2027 = day_2025 + 2 * 365;
constexpr double horizon = 10 * 365 + 3;

Materialised central(const std::string& text, double scale = 1) {
  return loaded(text).materialise(DrawPoint::central(), scale);
}
Materialised with_changes(const std::string& changes) {
  return central(base + "policies: {p: {changes: [" + changes + "]}}\n");
}
/// The changes of one double.
std::vector<std::pair<double, double>> of(const Materialised& made, std::size_t index) {
  std::vector<std::pair<double, double>> found;
  for (const DatedChange& change : made.changes)
    if (change.index == index) found.emplace_back(change.day, change.value);
  return found;
}
using At = std::pair<double, double>;

TEST(Materialise, ValuesLieWhereTheyAreDeclared) {
  const Materialised made = central(base);
  EXPECT_THAT(made.values, ElementsAre(2, 10, 5, 1, 0, 4, 30, 0.1, 0.2, 0.3, 0.5, 0.5, 0.5, 2020));
  EXPECT_THAT(made.changes, ElementsAre(DatedChange{day_2021_06_01, made_up::arrivals, 6}));
  EXPECT_EQ(made.policy_day, horizon);
  ASSERT_EQ(made.tables.size(), 1U);
  EXPECT_EQ(made.tables[0].at(1).weight, 1.5);
  EXPECT_EQ(loaded(base).settings().horizon_days(), horizon);
}

TEST(Materialise, HistoryUpToTheStartIsTheStateAtTheStart) {
  const Materialised made = central(base_with(
      "{2021-06-01: 6}",
      "{2019-01-01: 5, 2020-01-01: 7, 2020-01-02: 7, 2020-01-03: 8, 2030-01-01: 9, 2030-01-02: 10}"));
  EXPECT_EQ(made.values[made_up::arrivals], 7);
  // The second of January sets what holds already; what lies after the end is left out.
  EXPECT_THAT(of(made, made_up::arrivals), ElementsAre(At{2, 8}, At{horizon, 9}));
}

TEST(Materialise, AChangeEndsInWhatWouldHoldWithoutIt) {
  const Materialised made = central(base_with("{2021-06-01: 6}", "{2026-01-01: 6}") +
                                    "policies: {p: {changes: [{from: 2025-01-01, until: 2027-01-01, "
                                    "parameter: boats.arrivals, value: 9}]}}\n");
  EXPECT_THAT(of(made, made_up::arrivals), ElementsAre(At{day_2025, 9}, At{day_2027, 6}));
  EXPECT_EQ(made.policy_day, day_2025);
}

TEST(Materialise, ValuesFirstThenFactorsAndSumsInTheirOrder) {
  // (2 -> 10) x 2 + 3, whatever the order of the value.
  const Materialised made = with_changes(
      "{from: 2025-01-01, parameter: boats.speed, multiply: 2}, {from: 2025-01-01, parameter: boats.speed, "
      "add: 3},"
      "{from: 2027-01-01, parameter: boats.speed, value: 10}");
  EXPECT_THAT(of(made, made_up::speed), ElementsAre(At{day_2025, 7}, At{day_2027, 23}));
  const Materialised other = with_changes(
      "{from: 2025-01-01, parameter: boats.speed, add: 3}, {from: 2025-01-01, parameter: boats.speed, "
      "multiply: 2}");
  EXPECT_THAT(of(other, made_up::speed), ElementsAre(At{day_2025, 10}));
}

TEST(Materialise, TheValueThatBeganLastHolds) {
  const Materialised made = with_changes(
      "{from: 2027-01-01, parameter: boats.speed, value: 10}, {from: 2025-01-01, parameter: boats.speed, "
      "value: 5}");
  EXPECT_THAT(of(made, made_up::speed), ElementsAre(At{day_2025, 5}, At{day_2027, 10}));
}

TEST(Materialise, PathsMayEndAtLabelsAndAmountsMayBeMaps) {
  const Materialised made = with_changes(
      "{from: 2025-01-01, parameter: houses.chance.child, value: {north: 0.9}},"
      "{from: 2025-01-01, parameter: houses.chance.adult.south, add: 0.5},"
      "{from: 2025-01-01, parameter: boats.crew, multiply: 1.25}");
  const std::size_t chance = made_up::chance;
  EXPECT_THAT(of(made, chance + 3), ElementsAre(At{day_2025, 0.9}));
  EXPECT_THAT(of(made, chance + 4), ElementsAre());
  EXPECT_THAT(of(made, chance + 2), ElementsAre(At{day_2025, 0.8}));
  // Whole people: 12.5 rounds to 13, 6.25 to 6, and 1.25 to 1, which is no change.
  EXPECT_THAT(of(made, crew), ElementsAre(At{day_2025, 13}));
  EXPECT_THAT(of(made, crew + 1), ElementsAre(At{day_2025, 6}));
  EXPECT_THAT(of(made, crew + 2), ElementsAre());
}

TEST(Materialise, ANullReformIsItsBaseline) {
  const Materialised plain = central(base);
  for (const std::string change : {"", "{from: 2025-01-01, parameter: boats.speed, multiply: 1}",
                                   "{from: 2025-01-01, parameter: boats.speed, value: 2}",
                                   "{from: 2025-01-01, parameter: houses.chance, add: 0}"}) {
    const Materialised made = with_changes(change);
    EXPECT_EQ(made.values, plain.values);
    EXPECT_EQ(made.changes, plain.changes);
    EXPECT_EQ(made.policy_day, horizon);
  }
}

TEST(Materialise, FlowsAndCapacitiesFollowTheScale) {
  const Materialised made = central(base, 0.25);
  EXPECT_EQ(made.values[made_up::speed], 2);
  EXPECT_EQ(made.values[made_up::arrivals], 1);
  EXPECT_THAT(of(made, made_up::arrivals), ElementsAre(At{day_2021_06_01, 1.5}));
  // 2.5 + 1.25 + 0.25 = 4 places: 2, 1 and 0, one left for the largest remainder; then at least 1 where there
  // was 1.
  EXPECT_EQ(made.values[crew], 3);
  EXPECT_EQ(made.values[crew + 1], 1);
  EXPECT_EQ(made.values[crew + 2], 1);
  const Materialised larger = central(base, 3);
  EXPECT_EQ(larger.values[crew], 30);
  EXPECT_EQ(larger.values[crew + 2], 3);
}

TEST(Materialise, ACapacityThatWasNothingStaysNothing) {
  const Materialised made = central(base_with("south: 1}", "south: 0}"), 0.01);
  EXPECT_EQ(made.values[crew + 1], 1);
  EXPECT_EQ(made.values[crew + 2], 0);
}

// Largest remainder, as an oracle from its definition: the total is right to the nearest whole number, and no
// cell is a whole place or more away from its exact share.
TEST(Materialise, LargestRemainderKeepsTheTotal) {
  for (const double scale : {0.37, 0.5, 0.61, 0.99, 1.7}) {
    const Materialised made =
        central(base_with("{north: 10, mid: 5, south: 1}", "{north: 313, mid: 57, south: 131}"), scale);
    const std::vector<double> whole{313, 57, 131};
    double total = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      total += made.values[crew + i];
      EXPECT_LT(std::abs(made.values[crew + i] - scale * whole[i]), 1);
    }
    EXPECT_LE(std::abs(total - 501 * scale), 0.5);
  }
}

TEST(Materialise, PriorsOfValuesAndFactors) {
  std::string text =
      base_with("{value: 2,", "{value: 2, prior: {family: uniform, low: 1, high: 3, dimension: 1},");
  text.replace(text.find("{value: 4,"), 10,
               "{value: 4, prior: {family: discrete, values: [0.5, 2], weights: [1, 3], dimension: 2},");
  text.replace(text.find("      unit: probability"), 0,
               "      prior: {family: uniform, low: 0.5, high: 4.5, dimension: 9}\n");
  const Scenario scenario = loaded(text);
  ASSERT_EQ(scenario.uncertain().size(), 3U);
  EXPECT_EQ(scenario.uncertain()[0].path, "boats.speed");
  EXPECT_EQ(scenario.uncertain()[0].unit, "1/year");
  EXPECT_EQ(scenario.uncertain()[1].unit, "1");
  EXPECT_EQ(scenario.uncertain()[2].prior, "uniform(low 0.5, high 4.5), factor");

  std::vector<double> point(9, 0.25);
  point[1] = 0.26;
  point[8] = 0.625;
  const Materialised made = scenario.materialise(DrawPoint::at(point), 1);
  EXPECT_THAT(made.uncertain_values, ElementsAre(1.5, 2, 3));
  EXPECT_EQ(made.values[made_up::speed], 1.5);
  EXPECT_EQ(made.values[made_up::arrivals], 8);
  EXPECT_THAT(of(made, made_up::arrivals), ElementsAre(At{day_2021_06_01, 12}));
  EXPECT_DOUBLE_EQ(made.values[made_up::chance], 0.3);
  EXPECT_EQ(made.values[made_up::chance + 3], 1);  // 1.5 is not possible

  const Materialised middle = scenario.materialise(DrawPoint::central(), 1);
  EXPECT_THAT(middle.uncertain_values, ElementsAre(2, 1, 1));
  EXPECT_EQ(middle.values, central(base).values);
}

TEST(Materialise, AValueSetByAPolicyIsNotDrawn) {
  const Scenario scenario =
      loaded(base_with("{value: 2,", "{value: 2, prior: {family: uniform, low: 1, high: 3, dimension: 1},") +
             "policies: {p: {changes: [{from: 2025-01-01, parameter: boats.speed, value: 50}]}}\n");
  const Materialised made = scenario.materialise(DrawPoint::at({0.75}), 1);
  EXPECT_EQ(made.values[made_up::speed], 2.5);
  EXPECT_THAT(of(made, made_up::speed), ElementsAre(At{day_2025, 50}));
}

}  // namespace
}  // namespace nrmsim::scenario
