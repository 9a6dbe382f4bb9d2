#include "sim/studies/mechanisms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../scenario/made_up_country.hpp"

namespace nrmsim::studies {
namespace {

namespace made_up = scenario::made_up;
using scenario::DrawPoint;
using scenario::Scenario;
using testing::HasSubstr;

Scenario load(const std::string& more, const std::string& name = "reform") {
  std::string text = made_up::base + more;
  text.replace(text.find("name: base"), 10, "name: " + name);
  return scenario::load_text(text, name + ".yaml", made_up::declarations());
}

Scenario baseline() {
  return load("", "base");
}

std::vector<std::string> names_of(const std::vector<Mechanism>& mechanisms) {
  std::vector<std::string> names;
  for (const Mechanism& one : mechanisms) names.push_back(one.name);
  return names;
}

std::vector<Mechanism> mechanisms_of(const Scenario& reform, std::optional<MechanismIs> kind = {}) {
  return studies::mechanisms_of(baseline(), reform, kind, "base.yaml", "reform.yaml");
}

std::string refusal(const Scenario& from, const Scenario& reform, std::optional<MechanismIs> kind = {}) {
  try {
    studies::mechanisms_of(from, reform, kind, "base.yaml", "reform.yaml");
  } catch (const core::InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Mechanisms, ArePoliciesWhereThereAreSeveral) {
  EXPECT_EQ(names_of(mechanisms_of(load(made_up::two_policies))),
            (std::vector<std::string>{"faster", "more"}));
  EXPECT_EQ(names_of(mechanisms_of(load(made_up::two_policies), MechanismIs::concept_)),
            (std::vector<std::string>{"boats", "houses"}));
}

TEST(Mechanisms, AreTheParametersOfASinglePolicy) {
  const std::string one = made_up::two_policies.substr(0, made_up::two_policies.find("  more:"));
  EXPECT_EQ(names_of(mechanisms_of(load(one))), (std::vector<std::string>{"boats.speed", "houses.rent"}));
  EXPECT_EQ(names_of(mechanisms_of(load(one), MechanismIs::policy)), (std::vector<std::string>{"faster"}));
}

TEST(Mechanisms, AreConceptsWhereThereAreTooMany) {
  std::string many = "\npolicies:\n";
  for (int i = 0; i < 9; ++i)
    many += "  p" + std::to_string(i) + ":\n    title: P\n    changes:\n      - {from: 202" +
            std::to_string(3 + i % 5) + "-0" + std::to_string(1 + i) +
            "-01, parameter: boats.speed, multiply: 1.1}\n";
  EXPECT_EQ(names_of(mechanisms_of(load(many))), (std::vector<std::string>{"boats"}));
  EXPECT_THAT(refusal(baseline(), load(many), MechanismIs::policy), HasSubstr("2^9 scenarios"));
}

TEST(Mechanisms, AreRefusedWhereTheyCannotBeSwitchedOn) {
  EXPECT_THAT(refusal(baseline(), load("")), HasSubstr("changes nothing"));
  EXPECT_THAT(refusal(load(made_up::two_policies, "base"), load("")),
              HasSubstr("'faster' of base.yaml is not part"));
  Scenario other =
      scenario::load_text(load(made_up::two_policies).resolved_yaml(), "reform.yaml", made_up::declarations(),
                          std::vector<scenario::Override>{{"boats.speed=3"}});
  EXPECT_THAT(refusal(baseline(), other), HasSubstr("more than its policies: boats.speed"));
}

/// The values of a scenario on its first day and the changes after it, for all that a run sees of it.
bool same(const Scenario& a, const Scenario& b) {
  const auto x = a.materialise(DrawPoint::sobol(3, 5), 1);
  const auto y = b.materialise(DrawPoint::sobol(3, 5), 1);
  return x.values == y.values && x.changes == y.changes && x.policy_day == y.policy_day;
}

TEST(Coalitions, SwitchMechanismsOnInAllCombinations) {
  const Scenario reform = load(made_up::two_policies);
  const auto mechanisms = mechanisms_of(reform);
  const auto all = coalitions(baseline(), reform, mechanisms);
  ASSERT_EQ(all.size(), 4U);
  const std::string faster = made_up::two_policies.substr(0, made_up::two_policies.find("  more:"));
  const std::string more =
      "\npolicies:\n" + made_up::two_policies.substr(made_up::two_policies.find("  more:"));
  EXPECT_TRUE(same(all[0], baseline()));
  EXPECT_TRUE(same(all[1], load(faster)));
  EXPECT_TRUE(same(all[2], load(more)));
  EXPECT_TRUE(same(all[3], reform));
  EXPECT_FALSE(same(all[1], all[2]));
}

TEST(Coalitions, KeepWhatTheBaselineDoes) {
  const std::string more =
      "\npolicies:\n" + made_up::two_policies.substr(made_up::two_policies.find("  more:"));
  const Scenario base = load(more, "base");
  const Scenario reform = load(made_up::two_policies);
  const auto mechanisms = studies::mechanisms_of(base, reform, {}, "base.yaml", "reform.yaml");
  EXPECT_EQ(names_of(mechanisms), (std::vector<std::string>{"boats.speed", "houses.rent"}));
  for (const Scenario& one : coalitions(base, reform, mechanisms)) {
    EXPECT_THAT(one.resolved_yaml(), HasSubstr("boats.arrivals, value: 9"));
  }
}

}  // namespace
}  // namespace nrmsim::studies
