#include "sim/scenario/finish.hpp"

#include <gmock/gmock.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using made_up::base;
using made_up::base_with;
using made_up::problems_in;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

TEST(Finish, EverythingThatIsMissingIsListed) {
  const auto problems = problems_in("name: bare\n");
  // Four dates, seven parameters, one table.
  EXPECT_THAT(problems, SizeIs(12));
  EXPECT_THAT(problems, testing::Contains(
                            "base.yaml: there is no value for boats.speed (how often boats sail); expected "
                            "a number from 0 to 100 in 1/year, with unit, source and evidence"));
  EXPECT_THAT(problems, testing::Contains(HasSubstr("there is no table boats.seen (who was seen)")));
  EXPECT_THAT(problems, testing::Contains(HasSubstr("simulation has no projection_from")));
}

TEST(Finish, UnitSourceGradeAndPriceYearAreNeeded) {
  EXPECT_THAT(problems_in(base_with("unit: 1/year, ", "")),
              ElementsAre("base.yaml:12:5: boats.speed has no unit; expected \"1/year\""));
  EXPECT_THAT(problems_in(base_with(", source: a law", "")),
              ElementsAre("base.yaml:14:5: boats.licensed has no source"));
  EXPECT_THAT(
      problems_in(base_with("source: a law, evidence: official", "source: a law")),
      ElementsAre(HasSubstr("boats.licensed has no grade of evidence; expected official, foi, charity, "
                            "peer-reviewed or assumption")));
  EXPECT_THAT(problems_in(base_with("evidence: foi", "evidence: rumour")),
              ElementsAre(HasSubstr("unknown grade of evidence \"rumour\"")));
  EXPECT_THAT(problems_in(base_with(" price_year: 2024,", "")),
              ElementsAre(StartsWith("base.yaml:17:5: houses.rent has no price_year")));
}

TEST(Finish, ListsHaveToBeComplete) {
  EXPECT_THAT(problems_in(base_with("mid: 5, ", "")),
              ElementsAre("base.yaml:13:5: boats.crew has no value on the start date for mid"));
  EXPECT_THAT(problems_in(base_with(", child: 0.5}", "}")),
              ElementsAre(HasSubstr(
                  "houses.chance has no value on the start date for child.north, child.mid or child.south")));
  EXPECT_THAT(problems_in(base_with("value: 4, ", "")),
              ElementsAre("base.yaml:15:5: boats.arrivals has no value on the start date"));
}

TEST(Finish, AFixedParameterHasNoHistory) {
  EXPECT_THAT(
      problems_in(base_with("first_year: {value: 2020", "first_year: {value: 2020, series: {2025-01-01: 3}")),
      ElementsAre(HasSubstr("houses.first_year shapes the start of a run")));
}

std::vector<std::string> with_priors(const std::string& speed, const std::string& rent = "") {
  std::string text = base_with("{value: 2,", "{value: 2, prior: " + speed + ",");
  if (!rent.empty()) text.replace(text.find("{value: 30,"), 11, "{value: 30, prior: " + rent + ",");
  return problems_in(text);
}

TEST(Finish, Priors) {
  EXPECT_THAT(with_priors("{family: uniform, low: 1, high: 3, dimension: 4}"), ElementsAre());
  EXPECT_THAT(
      with_priors("{family: uniform, low: 1, high: 3, dimension: 4}",
                  "{family: normal, mean: 30, sd: 2, dimension: 4}"),
      ElementsAre(
          "base.yaml:17:30: dimension 4 belongs to boats.speed already; expected a number that no other "
          "parameter has"));
  EXPECT_THAT(with_priors("{family: uniform, low: 1, high: 3}"),
              ElementsAre(HasSubstr("the prior has no `dimension`")));
  EXPECT_THAT(with_priors("{family: unifrom, low: 1, high: 3, dimension: 4}"),
              ElementsAre(HasSubstr("unknown family of priors \"unifrom\", did you mean \"uniform\"?")));
  EXPECT_THAT(with_priors("{family: uniform, low: 3, high: 1, dimension: 4}"),
              ElementsAre(HasSubstr("`low` must be below `high`")));
  EXPECT_THAT(
      with_priors("{family: uniform, low: 3, high: 101, dimension: 4}"),
      ElementsAre(HasSubstr("a value of the prior of boats.speed is 101; expected a number from 0 to 100")));
  EXPECT_THAT(with_priors("{family: normal, mean: -1000, sd: 1, dimension: 4}"),
              ElementsAre(HasSubstr("almost no probability")));
  EXPECT_THAT(with_priors("{family: normal, mean: 1, dimension: 4}"),
              ElementsAre(HasSubstr("a normal prior without `sd`")));
  EXPECT_THAT(with_priors("{family: normal, mean: 1, sd: 1, median: 2, dimension: 4}"),
              ElementsAre(HasSubstr("unknown key \"median\"")));
  EXPECT_THAT(with_priors("{family: normal, mean: 1, sd: 1, dimension: 1001}"),
              ElementsAre(HasSubstr("dimension is \"1001\"")));
  EXPECT_THAT(
      problems_in(base_with("child: 0.5}\n",
                            "child: 0.5}\n      prior: {family: uniform, low: 0.5, high: 1, applies_to: "
                            "value, dimension: 2}\n")),
      ElementsAre(HasSubstr("a prior of the value of houses.chance, which is a list, a table or a series")));
}

}  // namespace
}  // namespace nrmsim::scenario
