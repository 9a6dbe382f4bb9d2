#include "analysis/comparison/slice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/analysis/comparison/made_up.hpp"

namespace nrmsim::comparison {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<Slice> slices_of(const std::string& outcome, const std::string& by = "",
                             const std::string& period = "projection",
                             std::optional<core::Date> first_policy_day = core::Date{2027, 1, 1}) {
  const outcomes::Layout layout = made_up::layout();
  return slices(layout, layout.outcomes[layout.find(outcome)], {by, period, first_policy_day});
}

TEST(Slice, AddsCountsFromThePolicyOn) {
  const auto made = slices_of("episodes");
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_EQ(made[0].group, "all");
  EXPECT_EQ(made[0].period, "2027-2028");
  EXPECT_THAT(made[0].cells, ElementsAre(2, 3));
  EXPECT_EQ(made[0].combine, Combine::add);
}

TEST(Slice, UsesThePeriodInWhichAPolicyBeginsWhole) {
  EXPECT_EQ(slices_of("cost", "", "projection", core::Date{2026, 12, 31})[0].period, "2026-2028");
  EXPECT_EQ(slices_of("cost", "", "projection", core::Date{2027, 1, 1})[0].period, "2027-2028");
}

TEST(Slice, UsesAllPeriodsWithoutAPolicy) {
  EXPECT_EQ(slices_of("cost", "", "projection", std::nullopt)[0].period, "2025-2028");
  EXPECT_EQ(slices_of("cost", "", "projection", core::Date{2036, 1, 1})[0].period, "2025-2028");
  EXPECT_EQ(slices_of("cost", "", "all")[0].period, "2025-2028");
}

TEST(Slice, TakesOnePeriodByName) {
  EXPECT_THAT(slices_of("cost", "", "2026")[0].cells, ElementsAre(1));
}

TEST(Slice, AveragesWhatCannotBeAdded) {
  const auto made = slices_of("wait");
  EXPECT_EQ(made[0].combine, Combine::average);
  EXPECT_THAT(made[0].cells, ElementsAre(2, 3));
}

TEST(Slice, TakesTheWholeStretchAsTheOutcomeGivesIt) {
  outcomes::Layout layout = made_up::layout();
  layout.axes[1].labels = {"2025", "2026", "2027", "all"};
  const outcomes::Outcome& wait = layout.outcomes[layout.find("wait")];
  EXPECT_THAT(slices(layout, wait, {"", "all", std::nullopt})[0].cells, ElementsAre(3));
  EXPECT_THAT(slices(layout, wait, {"", "projection", core::Date{2026, 1, 1}})[0].cells, ElementsAre(1, 2));
  const outcomes::Outcome& cost = layout.outcomes[layout.find("cost")];
  EXPECT_THAT(slices(layout, cost, {"", "all", std::nullopt})[0].cells, ElementsAre(0, 1, 2));
}

TEST(Slice, BreaksDownByAMarginAnAxisOrALabel) {
  const auto by_age = slices_of("episodes", "age");
  ASSERT_THAT(by_age, SizeIs(2));
  EXPECT_EQ(by_age[0].group, "age: child");
  EXPECT_THAT(by_age[1].cells, ElementsAre(10, 11));
  EXPECT_THAT(slices_of("episodes", "group"), SizeIs(4));
  EXPECT_THAT(slices_of("episodes", "sex: female"), SizeIs(1));
  const auto by_year = slices_of("cost", "year");
  ASSERT_THAT(by_year, SizeIs(2));
  EXPECT_EQ(by_year[1].period, "2028");
}

TEST(Slice, GivesEachCategoryAndValueItsOwnNumber) {
  const auto services = slices_of("started");
  ASSERT_THAT(services, SizeIs(2));
  EXPECT_EQ(services[0].group, "service: housing");
  EXPECT_THAT(services[1].cells, ElementsAre(6, 7));
  const auto incidence = slices_of("incidence", "age");
  ASSERT_THAT(incidence, SizeIs(4));
  EXPECT_EQ(incidence[3].group, "age: adult; duration: 365.25 d");
  EXPECT_EQ(incidence[3].period, "");
  EXPECT_THAT(incidence[3].cells, ElementsAre(5));
}

TEST(Slice, OfAnOutcomeWithoutAxesIsItsOneCell) {
  const auto made = slices_of("people");
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_EQ(made[0].group, "");
  EXPECT_THAT(made[0].cells, ElementsAre(0));
}

TEST(Slice, KnowsWhatAnOutcomeHas) {
  const outcomes::Layout layout = made_up::layout();
  const outcomes::Outcome& cost = layout.outcomes[layout.find("cost")];
  EXPECT_TRUE(has_breakdown(layout, cost, "year"));
  EXPECT_FALSE(has_breakdown(layout, cost, "age"));
  EXPECT_FALSE(has_breakdown(layout, cost, "2026")) << "one year is a period, not a breakdown";
  EXPECT_TRUE(has_period(layout, cost, "2026"));
  EXPECT_FALSE(has_period(layout, cost, "2031"));
}

TEST(NumberOf, NeedsEveryPartOfASumAndAnyOfAnAverage) {
  const std::vector<double> cells{1, missing, 5};
  const Slice sum{"", "", {0, 2}, Combine::add};
  EXPECT_EQ(number_of(sum, cells), 6);
  EXPECT_TRUE(std::isnan(number_of({"", "", {0, 1}, Combine::add}, cells)));
  EXPECT_EQ(number_of({"", "", {0, 1, 2}, Combine::average}, cells), 3);
  EXPECT_TRUE(std::isnan(number_of({"", "", {1}, Combine::average}, cells)));
}

TEST(NumbersOf, KeepsDrawsAndReplicationsApart) {
  const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8};  // 2 draws, 2 replications, 2 cells
  EXPECT_EQ(numbers_of({"", "", {1}, Combine::add}, values, 2, 2), (statistics::Nested{{2, 4}, {6, 8}}));
}

}  // namespace
}  // namespace nrmsim::comparison
