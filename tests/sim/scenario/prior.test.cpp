#include "sim/scenario/prior.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace nrmsim::scenario {
namespace {

struct Moments {
  double mean;
  double variance;
};

/// Moments by the midpoint rule over the quantile function: no chance in it.
Moments moments_of(const Prior& prior) {
  constexpr int n = 50'000;
  double sum = 0, squares = 0;
  for (int i = 0; i < n; ++i) {
    const double x = quantile(prior, (i + 0.5) / n);
    sum += x;
    squares += x * x;
  }
  return {sum / n, squares / n - (sum / n) * (sum / n)};
}

void expect_moments(const Prior& prior, double mean, double variance) {
  EXPECT_EQ(wrong_with(prior), std::nullopt);
  const Moments found = moments_of(prior);
  // The rule leaves out a little of long tails; 0.2% is far below any error in a formula.
  EXPECT_NEAR(found.mean, mean, 2e-3 * std::sqrt(variance) + 1e-9) << describe(prior);
  EXPECT_NEAR(found.variance, variance, 2e-3 * variance) << describe(prior);
}

Prior of(Family family, std::array<double, 3> parameters) {
  Prior prior;
  prior.family = family;
  prior.parameters = parameters;
  return prior;
}

// Closed-form moments of each family in the parameters in which scenario files give them.
TEST(Prior, MomentsOfTheFamilies) {
  expect_moments(of(Family::uniform, {2, 5}), 3.5, 9.0 / 12);
  const double l = std::log(100.0);
  expect_moments(of(Family::loguniform, {0.1, 10}), 9.9 / l, (100 - 0.01) / (2 * l) - std::pow(9.9 / l, 2));
  expect_moments(of(Family::normal, {-3, 2}), -3, 4);
  const double s2 = 0.25;
  expect_moments(of(Family::lognormal, {4, 0.5}), 4 * std::exp(s2 / 2),
                 16 * std::exp(s2) * (std::exp(s2) - 1));
  expect_moments(of(Family::beta, {2, 3}), 0.4, 0.04);
  expect_moments(of(Family::gamma, {6, 1.5}), 6, 2.25);
  expect_moments(of(Family::triangular, {0, 1, 5}), 2, (0.0 + 1 + 25 - 0 - 0 - 5) / 18);
  Prior discrete;
  discrete.family = Family::discrete;
  discrete.values = {1, 2, 10};
  discrete.weights = {1, 2, 1};
  expect_moments(discrete, 3.75, (1 + 2 * 4 + 100) / 4.0 - 3.75 * 3.75);
}

// A half-normal has the mean sqrt(2/pi) and the variance 1 - 2/pi.
TEST(Prior, TruncationRescales) {
  Prior prior = of(Family::normal, {0, 1});
  prior.at_least = 0;
  const double pi = std::acos(-1.0);
  expect_moments(prior, std::sqrt(2 / pi), 1 - 2 / pi);
  prior.at_most = 1.5;
  EXPECT_LE(quantile(prior, 1 - 1e-12), 1.5);
  EXPECT_GE(quantile(prior, 1e-12), 0);
}

TEST(Prior, MedianAndDigits) {
  EXPECT_EQ(quantile(of(Family::lognormal, {1, 0.5}), 0.5), 1);
  EXPECT_EQ(quantile(of(Family::uniform, {0, 1}), 1.0 / 3), 0.333333333);
  EXPECT_EQ(describe(of(Family::lognormal, {1, 0.5})), "lognormal(median 1, sigma_log 0.5)");
}

TEST(Prior, WrongNumbers) {
  EXPECT_TRUE(wrong_with(of(Family::uniform, {2, 2})));
  EXPECT_TRUE(wrong_with(of(Family::loguniform, {0, 2})));
  EXPECT_TRUE(wrong_with(of(Family::normal, {0, 0})));
  EXPECT_TRUE(wrong_with(of(Family::lognormal, {-1, 1})));
  EXPECT_TRUE(wrong_with(of(Family::beta, {0, 1})));
  EXPECT_TRUE(wrong_with(of(Family::gamma, {1, -1})));
  EXPECT_TRUE(wrong_with(of(Family::triangular, {0, 6, 5})));
  EXPECT_TRUE(wrong_with(of(Family::discrete, {})));
  Prior cut = of(Family::uniform, {0, 1});
  cut.at_least = 2;
  EXPECT_TRUE(wrong_with(cut));
}

}  // namespace
}  // namespace nrmsim::scenario
