#include "sim/scenario/correlations.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using made_up::base;
using made_up::loaded;
using made_up::problems_in;
using testing::ElementsAre;
using testing::HasSubstr;

std::string line(const std::string& pair, const std::string& rank) {
  return "  - {parameters: [" + pair + "], rank: " + rank + ", source: a guess, evidence: assumption}\n";
}

/// The base with three uniform priors from 0 to 1 of a speed, a rent and a factor, and these correlations.
std::string with(const std::string& correlations, const std::string& more = "") {
  std::string text = base;
  const auto add_prior = [&](const std::string& before, const std::string& dimension, const std::string& on) {
    const std::size_t at = text.find(before);
    text.insert(at + before.size(), " prior: {family: uniform, low: 0, high: 1, applies_to: " + on +
                                        ", dimension: " + dimension + "},");
  };
  add_prior("speed: {value: 2,", "3", "value");
  add_prior("rent: {value: 30,", "5", "value");
  add_prior("arrivals: {value: 4,", "9", "factor");
  return text + (correlations.empty() ? "" : "correlations:\n" + correlations) + more;
}

/// [parameter][draw], in the order of the declarations: speed, arrivals, rent.
std::vector<std::vector<double>> draws(const Scenario& scenario, std::uint32_t count) {
  std::vector<std::vector<double>> made(3);
  for (std::uint32_t draw = 0; draw < count; ++draw) {
    const auto values = scenario.materialise(DrawPoint::sobol(11, draw), 1).uncertain_values;
    for (std::size_t i = 0; i < 3; ++i) made[i].push_back(values[i]);
  }
  return made;
}

/// Of uniform numbers, whose ranks they are themselves.
double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - 0.5) * (b[i] - 0.5);
  return 12 * sum / static_cast<double>(a.size());
}

TEST(Correlations, AreThoseOfTheDrawsWhichKeepTheirPriors) {
  constexpr std::uint32_t count = 4096;
  const auto made = draws(loaded(with(line("houses.rent, boats.speed", "0.6"))), count);
  // The standard deviation of a product of two uniforms, times 12, is at most 12 * sqrt(1/80) = 1.34; a fixed
  // seed, and 4.9 standard errors of independent draws, which Sobol's beat.
  const double bound = 4.9 * 1.34 / std::sqrt(count);
  EXPECT_NEAR(correlation(made[0], made[2]), 0.6, bound);
  EXPECT_NEAR(correlation(made[0], made[1]), 0, bound);
  for (std::vector<double> values : made) {
    std::ranges::sort(values);
    for (std::size_t i = 0; i < count; ++i) ASSERT_NEAR(values[i], (double(i) + 0.5) / count, 0.03) << i;
  }
}

TEST(Correlations, LeaveTheOthersAndTheLowestDimensionAlone) {
  const auto alone = draws(loaded(with("")), 50);
  const auto joined = draws(loaded(with(line("houses.rent, boats.speed", "-0.9"))), 50);
  EXPECT_EQ(joined[0], alone[0]);
  EXPECT_EQ(joined[1], alone[1]);
  EXPECT_NE(joined[2], alone[2]);
  const Scenario scenario = loaded(with(line("houses.rent, boats.speed", "-0.9")));
  EXPECT_THAT(scenario.materialise(DrawPoint::at({0.5, 0.5, 0.25, 0.5, 0.75}), 1).uncertain_values,
              ElementsAre(0.25, 0.5, 0.75));
}

TEST(Correlations, FollowWhatComesFromThePosterior) {
  const std::string posterior = "posterior: |\n  houses.rent\n  0.9\n";
  const auto made = draws(loaded(with(line("houses.rent, boats.speed", "0.8"), posterior)), 4096);
  EXPECT_EQ(made[2], std::vector<double>(4096, 0.9));
  EXPECT_THAT(loaded(with(line("houses.rent, boats.speed", "0.8"), posterior)).uncertain()[2].prior,
              testing::EndsWith("(rank 0.8); drawn from the posterior"));  // by which the fitted are counted
  // Given a normal score z, the other's is normal with mean r z and variance 1 - r^2: its coordinate has the
  // mean Phi(r z / sqrt(2 - r^2)).
  const double r = 2 * std::sin(std::numbers::pi * 0.8 / 6);
  const double score = 1.2815515655446004;  // the 0.9 quantile of the standard normal distribution
  const double expected = 0.5 * std::erfc(-r * score / std::sqrt(2 - r * r) / std::numbers::sqrt2);
  EXPECT_NEAR(std::accumulate(made[0].begin(), made[0].end(), 0.0) / 4096, expected, 4.9 * 0.29 / 64);
}

TEST(Correlations, OfTwoFromThePosteriorAreRefused) {
  const std::string posterior = "posterior: |\n  boats.speed,houses.rent\n  0.1,0.9\n";
  const std::string text = with(line("houses.rent, boats.speed", "0.8"), posterior);
  EXPECT_THAT(problems_in(text), ElementsAre(HasSubstr("both come from the posterior")));
  EXPECT_TRUE(problems_in(text, {{"posterior=none"}}).empty());
}

TEST(Correlations, OfANumberSetInALaterFileAreRefusedThere) {
  const made_up::Folder folder;
  folder.write("base.yaml", with(line("houses.rent, boats.speed", "0.5")));
  folder.write("more.yaml", "name: more\nextends: base.yaml\nparameters: {boats: {speed: 3}}\n");
  EXPECT_THAT(folder.problems("more.yaml"),
              ElementsAre(testing::AllOf(testing::StartsWith("more.yaml:3"), HasSubstr("base.yaml:"))));
}

TEST(Correlations, StandInTheResolvedScenarioAndInWhatIsSaidOfThePrior) {
  const Scenario scenario = loaded(with(line("houses.rent, boats.speed", "0.5")));
  const std::string text = scenario.resolved_yaml();
  EXPECT_THAT(text, HasSubstr("correlations:\n  - {parameters: [boats.speed, houses.rent], rank: 0.5, "));
  EXPECT_EQ(loaded(text).resolved_yaml(), text);
  EXPECT_THAT(scenario.uncertain()[0].prior, HasSubstr("; correlated with houses.rent (rank 0.5)"));
  EXPECT_THAT(scenario.explain()[0].prior, HasSubstr("; correlated with houses.rent (rank 0.5)"));
  EXPECT_THAT(scenario.uncertain()[1].prior, Not(HasSubstr("correlated")));
}

TEST(Correlations, AreTakenBackByNoughtAndByANumberOnTheCommandLine) {
  EXPECT_THAT(loaded(with(line("houses.rent, boats.speed", "0"))).resolved_yaml(),
              Not(HasSubstr("correlations")));
  const std::vector<Override> fixed{{"boats.speed=1"}};
  EXPECT_THAT(loaded(with(line("houses.rent, boats.speed", "0.5")), fixed).resolved_yaml(),
              Not(HasSubstr("correlations")));
}

TEST(Correlations, OfAnExtendedFileAreStatedAgain) {
  const made_up::Folder folder;
  folder.write("base.yaml", with(line("houses.rent, boats.speed", "0.5")));
  const auto file = folder.write("more.yaml", "name: more\nextends: base.yaml\ncorrelations:\n" +
                                                  line("boats.speed, houses.rent", "-0.25"));
  const std::string text = load(file, made_up::declarations(), {}).resolved_yaml();
  EXPECT_THAT(text, HasSubstr("rank: -0.25"));
  EXPECT_THAT(text, Not(HasSubstr("rank: 0.5")));
}

TEST(Correlations, WhatDoesNotFitIsSaidAllAtOnce) {
  EXPECT_THAT(problems_in(with(line("houses.rent, boats.sped", "0.5") +
                               line("houses.rent, houses.rent", "1") + "  - {rank: high}\n")),
              ElementsAre(HasSubstr("did you mean \"boats.speed\""),
                          HasSubstr("a parameter is correlated with itself"),
                          HasSubstr("rank is 1; expected a number from -0.99 to 0.99"),
                          HasSubstr("the correlation is not between two parameters"),
                          HasSubstr("the correlation has no source"),
                          HasSubstr("the correlation has no evidence"), HasSubstr("rank is \"high\"")));
  EXPECT_THAT(problems_in(with(line("houses.rent, boats.crew", "0.5"))),
              ElementsAre(HasSubstr("boats.crew has no prior, so it cannot be correlated as base.yaml:")));
  EXPECT_THAT(problems_in(with(line("houses.rent, houses.chance.adult", "0.5"))),
              ElementsAre(HasSubstr("\"houses.chance.adult\" is a part of a parameter")));
  EXPECT_THAT(
      problems_in(with(line("houses.rent, boats.speed", "0.9") + line("houses.rent, boats.arrivals", "0.9") +
                       line("boats.arrivals, boats.speed", "-0.9"))),
      ElementsAre(HasSubstr("no distribution has all these correlations")));
}

}  // namespace
}  // namespace nrmsim::scenario
