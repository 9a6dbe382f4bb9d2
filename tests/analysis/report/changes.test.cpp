#include "analysis/report/changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nrmsim::report {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string baseline = R"(name: "today"
simulation: {start: 2014-01-01, end: 2036-01-01}
parameters:
  missing:
    guardian_ratio:
      value: 0.9
      unit: "1"
    short_days:
      value: 2
policies:
  "planned":
    title: "Planned already"
    changes:
      - {from: 2027-01-01, parameter: nrm.decision_makers, value: 300}
)";

std::string with(const std::string& old, const std::string& now) {
  std::string text = baseline;
  text.replace(text.find(old), old.size(), now);
  return text;
}

TEST(Changes, OfTheBaselineItselfAreNone) {
  const auto changes = changes_of(baseline, baseline);
  ASSERT_TRUE(changes);
  EXPECT_THAT(changes->policies, IsEmpty());
  EXPECT_THAT(changes->without, IsEmpty());
  EXPECT_THAT(changes->parameters, IsEmpty());
  EXPECT_THAT(changes->others, IsEmpty());
}

TEST(Changes, NameEachCellThatAPolicyChanges) {
  const auto changes = changes_of(baseline + R"(  "more_guardians":
    mechanism: "a trusted adult"
    unknown: "the effect"
    changes:
      - {from: 2027-01-01, until: 2030-01-01, parameter: placements.places, add: {foster: {london: 10, wales: 4}}}
      - {from: 2028-04-01, parameter: nrm.decision_makers, multiply: 1.2}
      - {from: 2027-01-01, parameter: funding.mode, value: {guardian: follows_demand}}
)",
                                  baseline);
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->policies.size(), 1U);
  const Policy& policy = changes->policies.front();
  EXPECT_EQ(policy.title, "more_guardians");
  EXPECT_EQ(policy.mechanism, "a trusted adult");
  EXPECT_EQ(policy.unknown, "the effect");
  const auto is = [](const char* parameter, const char* operation, const char* number, const char* from,
                     const char* until) {
    return testing::AllOf(testing::Field(&Change::parameter, parameter),
                          testing::Field(&Change::operation, operation),
                          testing::Field(&Change::number, number), testing::Field(&Change::from, from),
                          testing::Field(&Change::until, until));
  };
  EXPECT_THAT(policy.changes,
              ElementsAre(is("placements.places.foster.london", "plus", "10", "2027-01-01", "2030-01-01"),
                          is("placements.places.foster.wales", "plus", "4", "2027-01-01", "2030-01-01"),
                          is("nrm.decision_makers", "times", "1.2", "2028-04-01", ""),
                          is("funding.mode.guardian", "", "follows_demand", "2027-01-01", "")));
}

TEST(Changes, HaveUnitAndPricesOfTheirParameterAndWhatWasBefore) {
  const std::string funded = with("parameters:", R"(parameters:
  funding:
    annual_budget:
      value: {guardian: 5, outreach: 6}
      series:
        2024-01-01: {guardian: 7000000, outreach: 6}
        2030-01-01: {guardian: 9, outreach: 6}
      unit: "GBP/year"
      price_year: 2023
  nrm:
    decision_makers: {value: 200, unit: "staff"})");
  const std::string reformed = funded + R"(  "money":
    changes:
      - {from: 2027-01-01, parameter: funding.annual_budget, value: {guardian: 15000000, prison: 9000}}
      - {from: 2027-01-01, parameter: missing.guardian_ratio, multiply: 0.5}
      - {from: 2028-01-01, parameter: nrm.decision_makers, add: -10}
)";
  const auto changes = changes_of(reformed, funded);
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->policies.size(), 1U);
  const auto is = [](const char* number, const char* unit, const char* year, const char* before) {
    return testing::AllOf(testing::Field(&Change::number, number), testing::Field(&Change::unit, unit),
                          testing::Field(&Change::price_year, year), testing::Field(&Change::before, before));
  };
  // There is no cell "prison"; what decision makers are by then, a policy of the baseline decides.
  EXPECT_THAT(changes->policies.front().changes,
              ElementsAre(is("15000000", "GBP/year", "2023", "7000000"), is("9000", "GBP/year", "2023", ""),
                          is("0.5", "1", "", "0.9"), is("-10", "staff", "", "")));
  EXPECT_FALSE(changes->policies.front().changes.front().before_is_central);
  // Of a cell that changes twice nobody knows from the page what the second change meets.
  const auto twice = changes_of(
      reformed + "      - {from: 2030-01-01, parameter: funding.annual_budget, value: {guardian: 8}}\n",
      funded);
  ASSERT_TRUE(twice && twice->policies.size() == 1);
  EXPECT_EQ(twice->policies.front().changes.front().before, "");
  EXPECT_EQ(twice->policies.front().changes.back().before, "");
  EXPECT_EQ(price_year_of_costs(funded), "");
  EXPECT_EQ(price_year_of_costs("parameters:\n  costs:\n    unit_cost: {price_year: 2023}\n"), "2023");
}

TEST(Changes, HoldAPolicyOfTheBaselineThatIsAnother) {
  const auto changes = changes_of(with("value: 300", "value: 400"), baseline);
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->policies.size(), 1U);
  EXPECT_EQ(changes->policies.front().title, "Planned already");
}

// Better grounds for a number, or other words about a policy, change nothing in the model.
TEST(Changes, AreNoneWhereOnlySourcesAndWordsDiffer) {
  for (const auto& [old, now] :
       {std::pair{"unit: \"1\"", "unit: \"1\"\n      source: \"a better one\""},
        std::pair{"    title: \"Planned already\"", "    source: \"a white paper\""}}) {
    const auto changes = changes_of(with(old, now), baseline);
    ASSERT_TRUE(changes);
    EXPECT_THAT(changes->policies, IsEmpty()) << now;
    EXPECT_THAT(changes->without, IsEmpty()) << now;
    EXPECT_THAT(changes->parameters, IsEmpty()) << now;
  }
}

// Of a policy that both have, only the numbers that are not the same are told.
TEST(Changes, HoldOnlyWhatASharedPolicyDoesOtherwise) {
  const std::string more =
      "value: 300}\n      - {from: 2028-01-01, parameter: support.capacity, value: {outreach: 4}}";
  const auto added = changes_of(with("value: 300}", more), baseline);
  ASSERT_TRUE(added);
  ASSERT_EQ(added->policies.size(), 1U);
  ASSERT_EQ(added->policies[0].changes.size(), 1U);
  EXPECT_EQ(added->policies[0].changes[0].parameter, "support.capacity.outreach");
  EXPECT_THAT(added->without, IsEmpty());
  const auto taken_away = changes_of(baseline, with("value: 300}", more));
  ASSERT_TRUE(taken_away);
  EXPECT_THAT(taken_away->policies, IsEmpty());
  EXPECT_THAT(taken_away->without, ElementsAre("Planned already (in part)"));
}

TEST(Changes, NameThePoliciesThatAreMissing) {
  const auto changes = changes_of(baseline.substr(0, baseline.find("policies:")), baseline);
  ASSERT_TRUE(changes);
  EXPECT_THAT(changes->policies, IsEmpty());
  EXPECT_THAT(changes->without, ElementsAre("Planned already"));
}

TEST(Changes, NameParametersAndPartsThatDifferFromTheStart) {
  const auto changed = changes_of(with("value: 0.9", "value: 0.8"), baseline);
  ASSERT_TRUE(changed);
  EXPECT_THAT(changed->parameters, ElementsAre("missing.guardian_ratio"));
  for (const char* more : {"\n      series: {2020-01-01: 3}", "\n      prior: {uniform: [1, 3]}"}) {
    const auto later = changes_of(baseline, with("value: 2", std::string("value: 2") + more));
    ASSERT_TRUE(later);
    EXPECT_THAT(later->parameters, ElementsAre("missing.short_days")) << more;
  }
  const auto longer = changes_of(with("end: 2036-01-01", "end: 2040-01-01"), baseline);
  ASSERT_TRUE(longer);
  EXPECT_THAT(longer->parameters, IsEmpty());
  EXPECT_THAT(longer->others, ElementsAre("simulation"));
}

TEST(Changes, AreNotKnownOfWhatIsNoScenario) {
  EXPECT_FALSE(changes_of("policies:\n  {[", baseline));
  EXPECT_TRUE(changes_of("", ""));
}

}  // namespace
}  // namespace nrmsim::report
