#include "sim/outcomes/layout_faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace nrmsim::outcomes {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Layout good_layout() {
  Layout layout;
  layout.axes = {{"group", "who", "", {"all", "women"}, {}}, {"duration", "time", "d", {}, {0, 30}}};
  layout.outcomes = {{"people",
                      "People",
                      "All.",
                      "people",
                      Statistic::count,
                      CellType::real,
                      {0, 1},
                      false,
                      false,
                      false,
                      0}};
  return layout;
}

TEST(LayoutFaults, FindsNothingInAGoodLayout) {
  EXPECT_THAT(faults(good_layout()), IsEmpty());
}

TEST(LayoutFaults, KnowsSnakeCase) {
  EXPECT_TRUE(is_snake_case("a"));
  EXPECT_TRUE(is_snake_case("wait_for_rg_2"));
  for (const char* bad : {"", "_a", "a_", "a__b", "A", "2a", "a-b", "a b", "é"})
    EXPECT_FALSE(is_snake_case(bad)) << bad;
}

TEST(LayoutFaults, KnowsUnitsThatReadersTakeForTime) {
  for (const char* unit : {"days", "hours", "days since 2014-01-01"})
    EXPECT_TRUE(is_decoded_as_time(unit)) << unit;
  for (const char* unit : {"d", "1/year", "GBP/day", "people", ""})
    EXPECT_FALSE(is_decoded_as_time(unit)) << unit;
}

TEST(LayoutFaults, NamesWhatIsWrongWithAnAxis) {
  Layout layout = good_layout();
  layout.axes[0].labels = {"all", "all"};
  layout.axes[1].unit = "days";
  EXPECT_THAT(faults(layout), ElementsAre(AllOf(HasSubstr("\"group\""), HasSubstr("same label twice")),
                                          AllOf(HasSubstr("\"duration\""), HasSubstr("\"days\""))));
  layout.axes[0].labels.clear();
  EXPECT_THAT(faults(layout), Contains(HasSubstr("is empty")));
  layout.axes[0].labels = {"all"};
  layout.axes[0].values = {1};
  EXPECT_THAT(faults(layout), Contains(HasSubstr("both labels and values")));
  layout.axes[1].values = {std::numeric_limits<double>::quiet_NaN()};
  EXPECT_THAT(faults(layout), Contains(HasSubstr("not finite")));
}

TEST(LayoutFaults, NamesWhatIsWrongWithAnOutcome) {
  Layout layout = good_layout();
  layout.outcomes[0].axes = {0, 0, 5};
  layout.outcomes[0].unit = "";
  EXPECT_THAT(faults(layout), ElementsAre(HasSubstr("same axis twice"), HasSubstr("does not exist"),
                                          HasSubstr("has no unit")));
}

TEST(LayoutFaults, FindsNamesUsedTwice) {
  Layout layout = good_layout();
  layout.outcomes.push_back(layout.outcomes[0]);
  layout.outcomes.push_back(layout.outcomes[0]);
  layout.outcomes[1].name = "group";
  EXPECT_THAT(faults(layout), ElementsAre(HasSubstr("\"group\""), HasSubstr("\"people\"")));
}

}  // namespace
}  // namespace nrmsim::outcomes
