#include "sim/outcomes/layout.hpp"

#include <gtest/gtest.h>

#include "sim/outcomes/statistic_name.hpp"

namespace nrmsim::outcomes {
namespace {

Layout two_axes() {
  Layout layout;
  layout.axes = {{"group", "who", "", {"all", "women", "men"}, {}},
                 {"duration", "time", "d", {}, {0, 30, 60, 90}}};
  layout.outcomes.resize(3);
  layout.outcomes[0].name = "plain";
  layout.outcomes[1].name = "by_both";
  layout.outcomes[1].axes = {0, 1};
  layout.outcomes[2].name = "by_group";
  layout.outcomes[2].axes = {0};
  return layout;
}

TEST(Layout, CountsCellsAsTheProductOfTheAxes) {
  const Layout layout = two_axes();
  EXPECT_EQ(layout.cells_of(layout.outcomes[0]), 1u);
  EXPECT_EQ(layout.cells_of(layout.outcomes[1]), 12u);
  EXPECT_EQ(layout.cells_of(layout.outcomes[2]), 3u);
}

TEST(Layout, PlacesOutcomesOneAfterAnother) {
  const Layout layout = two_axes();
  EXPECT_EQ(layout.offset_of(0), 0u);
  EXPECT_EQ(layout.offset_of(1), 1u);
  EXPECT_EQ(layout.offset_of(2), 13u);
  EXPECT_EQ(layout.total_cells(), 16u);
  EXPECT_EQ(Layout{}.total_cells(), 0u);
}

TEST(Layout, FindsAnOutcomeByItsWholeName) {
  const Layout layout = two_axes();
  EXPECT_EQ(layout.find("by_both"), 1u);
  EXPECT_EQ(layout.find("by"), Layout::npos);
  EXPECT_EQ(layout.find(""), Layout::npos);
}

TEST(StatisticName, ReadsBackEveryWord) {
  for (std::size_t i = 0; i < statistic_names.size(); ++i) {
    const auto statistic = static_cast<Statistic>(i);
    EXPECT_EQ(statistic_from_name(statistic_name(statistic)), statistic);
  }
  EXPECT_EQ(statistic_name(Statistic::quantile), "quantile");
  EXPECT_EQ(statistic_from_name("median"), std::nullopt);
}

}  // namespace
}  // namespace nrmsim::outcomes
