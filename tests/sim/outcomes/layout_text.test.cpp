// describe() has to tell apart any two layouts that differ in anything.

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <vector>

#include "sim/outcomes/layout.hpp"

namespace nrmsim::outcomes {
namespace {

Layout some_layout() {
  Layout layout;
  layout.axes = {{"group", "who", "", {"all", "women"}, {}}, {"duration", "time", "d", {}, {0.1, 30}}};
  layout.outcomes = {{"people",
                      "People",
                      "All of them.",
                      "people",
                      Statistic::count,
                      CellType::real,
                      {0},
                      false,
                      false,
                      false,
                      0}};
  return layout;
}

TEST(Describe, IsTheSameForTheSameLayout) {
  EXPECT_EQ(describe(some_layout()), describe(some_layout()));
}

TEST(Describe, ChangesWithEveryMember) {
  const std::vector<std::function<void(Layout&)>> changes{
      [](Layout& l) { l.axes[0].name = "groups"; },
      [](Layout& l) { l.axes[0].long_name.push_back(' '); },
      [](Layout& l) { l.axes[1].unit = std::string("1"); },
      [](Layout& l) {
        l.axes[0].labels = {"women", "all"};
      },
      [](Layout& l) { l.axes[0].labels = {"all women"}; },
      [](Layout& l) {
        l.axes[0].labels = {"all", "women", ""};
      },
      [](Layout& l) { l.axes[1].values[0] = 0.1 + 1e-17 * 8; },  // the next double but a few
      [](Layout& l) { l.axes.pop_back(); },
      [](Layout& l) { l.outcomes[0].name = "persons"; },
      [](Layout& l) { l.outcomes[0].long_name = "people"; },
      [](Layout& l) { l.outcomes[0].definition.clear(); },
      [](Layout& l) { l.outcomes[0].unit = std::string("1"); },
      [](Layout& l) { l.outcomes[0].statistic = Statistic::sum; },
      [](Layout& l) { l.outcomes[0].type = CellType::whole; },
      [](Layout& l) { l.outcomes[0].axes = {1}; },
      [](Layout& l) { l.outcomes[0].axes = {}; },
      [](Layout& l) { l.outcomes[0].full_scale = true; },
      [](Layout& l) { l.outcomes[0].distorted_by_scale = true; },
      [](Layout& l) { l.outcomes[0].headline = true; },
      [](Layout& l) { l.outcomes[0].better = -1; },
      [](Layout& l) { l.outcomes.push_back(l.outcomes[0]); },
  };
  std::set<std::string> texts{describe(some_layout())};
  for (const auto& change : changes) {
    Layout changed = some_layout();
    change(changed);
    texts.insert(describe(changed));
  }
  EXPECT_EQ(texts.size(), changes.size() + 1);
}

}  // namespace
}  // namespace nrmsim::outcomes
