#include "sim/scenario/check_policies.hpp"

#include <gmock/gmock.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

/// The base, which is 22 lines long, with policies after it.
std::vector<std::string> problems_with(const std::string& policies) {
  return made_up::problems_in(made_up::base + "policies:\n" + policies);
}
std::vector<std::string> problems_with_change(const std::string& change) {
  return problems_with("  p:\n    changes: [" + change + "]\n");
}

TEST(CheckPolicies, NoPolicyBeforeTheProjection) {
  EXPECT_THAT(
      problems_with_change("{from: 2021-12-31, parameter: boats.speed, value: 3}"),
      ElementsAre(
          "base.yaml:26:15: the change starts on 2021-12-31, but the history up to 2022-01-01 is solved "
          "from published counts, which a policy cannot change; expected a date from projection_from "
          "(2022-01-01) on"));
  EXPECT_THAT(problems_with_change("{from: 2022-01-01, parameter: boats.speed, value: 3}"), ElementsAre());
  EXPECT_THAT(problems_with_change("{parameter: boats.speed, value: 3}"), ElementsAre());
  EXPECT_THAT(problems_with_change("{from: 2031-01-01, parameter: boats.speed, value: 3}"),
              ElementsAre(HasSubstr("when the run is over")));
  EXPECT_THAT(problems_with_change("{from: 2025-01-01, until: 2025-01-01, parameter: boats.speed, value: 3}"),
              ElementsAre(HasSubstr("ends before it starts")));
}

TEST(CheckPolicies, NoPolicyOnTheLastDay) {
  EXPECT_THAT(problems_with_change("{from: 2030-01-01, parameter: boats.speed, value: 3}"),
              ElementsAre(HasSubstr("when the run is over; expected a date before 2030-01-01")));
  EXPECT_THAT(problems_with_change("{from: 2029-12-31, parameter: boats.speed, value: 3}"), ElementsAre());
}

TEST(CheckPolicies, OnePolicySettingACellTwiceFromTheSameDay) {
  const auto problems_of = [](const std::string& second) {
    return problems_with(
        "  a:\n    changes:\n      - {from: 2025-01-01, parameter: boats.crew, value: 3}\n      - " + second +
        "\n");
  };
  EXPECT_THAT(
      problems_of("{from: 2025-01-01, parameter: boats.crew, value: 4}"),
      ElementsAre(
          "base.yaml:28:9: the policy \"a\" sets boats.crew.north twice from 2025-01-01, also on line "
          "27; expected one of them, or dates apart"));
  for (const char* fine : {"{from: 2025-01-02, parameter: boats.crew.mid, value: 4}",
                           "{from: 2025-01-01, parameter: boats.crew.mid, add: 4}",
                           "{from: 2025-01-01, until: 2026-01-01, parameter: boats.crew, value: 4}",
                           "{from: 2025-01-01, parameter: boats.crew.mid, value: 4}",
                           "{from: 2025-01-01, parameter: boats.speed, value: 4}"})
    EXPECT_THAT(problems_of(fine), ElementsAre()) << fine;
}

TEST(CheckPolicies, TwoPoliciesSettingTheSameAtTheSameTime) {
  const std::string first =
      "  a: {changes: [{from: 2025-01-01, until: 2026-01-01, parameter: boats.crew, value: 3}]}\n";
  EXPECT_THAT(
      problems_with(first + "  b: {changes: [{from: 2025-12-31, parameter: boats.crew.mid, value: 4}]}\n"),
      ElementsAre(
          HasSubstr("the policies \"a\" (base.yaml:25) and \"b\" both set boats.crew.mid at the same time, "
                    "from 2025-12-31;")));
  EXPECT_THAT(
      problems_with(first + "  b: {changes: [{from: 2026-01-01, parameter: boats.crew.mid, value: 4}]}\n"),
      ElementsAre());
  EXPECT_THAT(
      problems_with(first + "  b: {changes: [{from: 2025-06-01, parameter: boats.crew.mid, add: 4}]}\n"),
      ElementsAre());
  EXPECT_THAT(problems_with("  a: {changes: [{parameter: boats.crew.mid, value: 3}]}\n  b: {changes: "
                            "[{parameter: boats.crew.north, value: 4}]}\n"),
              ElementsAre());
}

TEST(CheckPolicies, TwoPoliciesThatClashAreToldOnce) {
  EXPECT_THAT(
      problems_with(
          "  a: {changes: [{parameter: boats.crew, value: 3}, {parameter: boats.speed, value: 1}]}\n"
          "  b: {changes: [{parameter: boats.crew, value: 4}, {parameter: boats.speed, value: 2}]}\n"),
      ElementsAre(HasSubstr("both set boats.crew.north (and 3 more) at the same time, from 2022-01-01")));
}

TEST(CheckPolicies, AWrongNumberIsNamedAsTheOperand) {
  EXPECT_THAT(
      problems_with_change("{parameter: boats.crew.mid, multiply: 20%}"),
      ElementsAre("base.yaml:26:53: the operand of multiply for boats.crew is \"20%\"; expected a number "
                  "from 0 to 1000000000; for a fifth more write 1.2"));
  EXPECT_THAT(problems_with_change("{parameter: boats.crew, add: {mid: lots}}"),
              ElementsAre(HasSubstr("the operand of add for boats.crew is \"lots\"; expected a number")));
  EXPECT_THAT(problems_with_change("{parameter: boats.speed, value: 101}"),
              ElementsAre(HasSubstr("base.yaml:26:47: boats.speed is 101; expected a number from 0 to 100")));
}

TEST(CheckPolicies, ResultsHaveToStayWithinTheLimits) {
  EXPECT_THAT(problems_with_change("{from: 2025-01-01, parameter: houses.chance.child, multiply: 3}"),
              ElementsAre(HasSubstr(
                  "houses.chance.child.north is 1.5 on 2025-01-01 by this change; expected a number "
                  "from 0 to 1")));
  EXPECT_THAT(problems_with_change("{parameter: boats.crew.south, add: -2}"),
              ElementsAre(HasSubstr("boats.crew.south is -1")));
  EXPECT_THAT(problems_with_change("{parameter: boats.crew.south, add: -1.1}"),
              ElementsAre(HasSubstr("boats.crew.south is -0.1 on")))
      << "not -0.10000000000000009";
}

TEST(CheckPolicies, ChangesThatMeanNothing) {
  EXPECT_THAT(problems_with_change("{parameter: boats.spede, value: 3}"),
              ElementsAre(HasSubstr("unknown parameter \"boats.spede\", did you mean \"boats.speed\"?")));
  EXPECT_THAT(problems_with_change("{parameter: boats.crew.mdi, value: 3}"),
              ElementsAre(HasSubstr("did you mean \"mid\"?")));
  EXPECT_THAT(problems_with_change("{parameter: boats.crew.mid.mid, value: 3}"),
              ElementsAre(HasSubstr("a label too many")));
  EXPECT_THAT(problems_with_change("{parameter: boats.speed}"), ElementsAre(HasSubstr("says nothing to do")));
  EXPECT_THAT(problems_with_change("{parameter: boats.speed, value: 1, add: 1}"),
              ElementsAre(HasSubstr("several things to do")));
  EXPECT_THAT(problems_with_change("{value: 1}"), ElementsAre(HasSubstr("names no parameter")));
  EXPECT_THAT(problems_with_change("{parameter: houses.first_year, value: 1}"),
              ElementsAre(HasSubstr("no policy can change it")));
  EXPECT_THAT(problems_with_change("{parameter: boats.licensed, add: 1}"),
              ElementsAre(HasSubstr("boats.licensed is 0 or 1")));
  EXPECT_THAT(problems_with_change("{parameter: boats.speed, valeu: 1}"),
              ElementsAre(HasSubstr("says nothing to do"),
                          HasSubstr("unknown key \"valeu\", did you mean \"value\"?")));
  EXPECT_THAT(problems_with("  p: {title: no changes}\n"),
              ElementsAre(StartsWith("base.yaml:25:3: the policy \"p\" has no list of changes")));
}

}  // namespace
}  // namespace nrmsim::scenario
