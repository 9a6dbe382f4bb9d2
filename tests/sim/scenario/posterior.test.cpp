#include "sim/scenario/posterior.hpp"

#include <gmock/gmock.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using made_up::base;
using made_up::loaded;

std::string problems_of(std::string_view text) {
  ProblemList problems;
  parse_posterior(text, {"p.csv", 1, 0}, problems);
  try {
    problems.throw_if_any();
  } catch (const core::InputError& error) {
    return to_string(error.problems().front());
  }
  return {};
}

TEST(Posterior, IsReadWithCommentsAndWrittenWithout) {
  ProblemList problems;
  const Posterior read =
      parse_posterior("# made by\na.b,c.d\r\n0.25,0.5\n\n0.75,0.125\n", {"p.csv", 1, 0}, problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(posterior_text(read), "a.b,c.d\n0.25,0.5\n0.75,0.125\n");
  EXPECT_EQ(read.row_of(0)[0], 0.25);
  EXPECT_EQ(read.row_of(3)[1], 0.125);  // rows go round
}

TEST(Posterior, NoRowIsLeftOutUnsaid) {
  std::string text = "a\n";
  for (int i = 0; i < 100'000; ++i) text += "0.5\n";
  EXPECT_EQ(problems_of(text), "");
  EXPECT_EQ(
      problems_of(text + "0.5\n"),
      "p.csv:100002: the posterior has more than 100000 rows; expected at most that many; a part of the rows "
      "drawn at random will do");
}

TEST(Posterior, WhatDoesNotFitIsSaid) {
  EXPECT_EQ(problems_of("a,b\n0.5,0.5\n0.5,1\n"),
            "p.csv:3: a coordinate is \"1\"; expected a number between 0 and 1, neither of them");
  EXPECT_EQ(problems_of("a,b\n0.5\n"),
            "p.csv:1: the posterior has no rows; expected a header of paths and a row a draw");
  EXPECT_EQ(problems_of("a,a\n0.5,0.5\n"),
            "p.csv:1: the column \"a\" stands twice; expected the path of a parameter, each once");
  EXPECT_EQ(problems_of(""),
            "p.csv:1: the posterior has no rows; expected a header of paths and a row a draw");
}

std::string with_posterior(const std::string& rows) {
  std::string text = base;
  text.replace(text.find("{value: 2,"), 10,
               "{value: 2, prior: {family: uniform, low: 0, high: 8, dimension: 3},");
  return text + "posterior: |\n" + rows;
}

TEST(Posterior, TakesThePlaceOfThePriorsDraws) {
  const Scenario scenario = loaded(with_posterior("  boats.speed\n  0.25\n  0.5\n"));
  EXPECT_TRUE(scenario.has_posterior());
  EXPECT_EQ(scenario.materialise(DrawPoint::sobol(1, 0), 1).uncertain_values, std::vector<double>{2});
  EXPECT_EQ(scenario.materialise(DrawPoint::sobol(7, 1), 1).uncertain_values, std::vector<double>{4});
  // The centre and chosen points are what they were.
  EXPECT_EQ(scenario.materialise(DrawPoint::central(), 1).uncertain_values, std::vector<double>{2});
  EXPECT_EQ(scenario.materialise(DrawPoint::at({0.5, 0.5, 0.75}), 1).uncertain_values,
            std::vector<double>{6});
}

TEST(Posterior, StandsInTheResolvedScenario) {
  const Scenario scenario = loaded(with_posterior("  # a comment\n  boats.speed\n  0.25\n"));
  const std::string text = scenario.resolved_yaml();
  EXPECT_THAT(text, testing::HasSubstr("posterior: |\n  boats.speed\n  0.25\n"));
  EXPECT_EQ(loaded(text).resolved_yaml(), text);
}

TEST(Posterior, LeavesAloneWhatHasNoPrior) {
  std::string text = base;
  EXPECT_FALSE(loaded(text + "posterior: |\n  boats.speed\n  0.25\n").has_posterior());
}

}  // namespace
}  // namespace nrmsim::scenario
