#include "analysis/comparison/structure_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made_up.hpp"

namespace nrmsim::comparison {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Episodes a year: 100 in the baseline, 200 under the switch; the reform takes 10 off in the one world and
/// 30 in the other. Two years are added up.
ResultsView two_worlds() {
  ResultsView view =
      made_up::results({"baseline", "reform", "switch", "reform-switch"}, 2, 2,
                       [](std::size_t o, std::size_t s, std::size_t, std::size_t, std::size_t) {
                         constexpr double episodes[] = {100, 90, 200, 170};
                         return o == 0 ? episodes[s] : 1.0;
                       });
  view.worlds = {"", "", "growth", "growth"};
  view.packages = {"", "r", "", "r"};
  return view;
}

TEST(StructureText, ShowsTheSpreadOverWorlds) {
  const std::string text = structure_text(two_worlds(), {});
  EXPECT_THAT(text, HasSubstr("baseline, re-exploitation    value   200 (baseline)      400 (switch)\n"));
  EXPECT_THAT(text, HasSubstr("reform, re-exploitation     change   -60.0 (switch)  -20.0 (baseline)\n"));
}

TEST(StructureText, IsAboutScenariosInSeveralWorldsOnly) {
  ResultsView view = two_worlds();
  view.packages[3] = "r and more";  // then the reform is known in one world only
  const std::string text = structure_text(view, {});
  EXPECT_THAT(text, HasSubstr("baseline, re-exploitation"));
  EXPECT_THAT(text, Not(HasSubstr("reform, ")));
}

TEST(StructureText, SaysNothingWhereThereIsNothing) {
  ResultsView view = two_worlds();
  Request by_age;
  by_age.by = "age";
  EXPECT_EQ(structure_text(view, by_age), "") << "a subgroup may be small in one of the worlds";
  view.worlds.assign(4, "");
  view.packages = {"", "r", "s", "t"};
  EXPECT_EQ(structure_text(view, {}), "");
  view.worlds.clear();
  EXPECT_EQ(structure_text(view, {}), "");
}

}  // namespace
}  // namespace nrmsim::comparison
