#include <gtest/gtest.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

Scenario reform() {
  return load_text(made_up::base + made_up::two_policies, "reform.yaml", made_up::declarations());
}

TEST(WithChanges, ListsThemInTheOrderOfThePolicies) {
  const auto changes = reform().policy_changes();
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[1].policy, "faster");
  EXPECT_EQ(changes[1].parameter, "houses.rent");
  EXPECT_EQ(changes[2].policy, "more");
}

TEST(WithChanges, KeepsWhatIsWantedAndNothingElse) {
  const Scenario part = reform().with_changes(
      "part", [](const std::string&, const std::string& parameter) { return parameter == "houses.rent"; });
  EXPECT_EQ(part.name(), "part");
  ASSERT_EQ(part.explain_policies().size(), 1U);
  EXPECT_EQ(part.policy_changes().size(), 1U);
  EXPECT_EQ(reform().policy_changes().size(), 3U) << "the scenario itself stays as it was";
}

TEST(WithChanges, GivesBackTheBaselineWithoutAny) {
  const Scenario none = reform().with_changes("base", [](const auto&, const auto&) { return false; });
  const Scenario base = load_text(made_up::base, "base.yaml", made_up::declarations());
  EXPECT_EQ(none.resolved_yaml(), base.resolved_yaml());
}

}  // namespace
}  // namespace nrmsim::scenario
