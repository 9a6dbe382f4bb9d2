#include "analysis/statistics/nested.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "analysis/statistics/mean_interval.hpp"

namespace nrmsim::statistics {
namespace {

TEST(Estimate, OfOneDrawHoldsChance) {
  // SciPy 1.10: t.interval(0.95, 4, mean, sem).
  const Estimate e = estimate({{2.5, 3.1, -1.0, 7.25, 4.0}}, 0.95);
  EXPECT_EQ(e.contains, Contains::chance);
  EXPECT_NEAR(e.mean, 3.17, 1e-14);
  EXPECT_NEAR(e.interval.value().low, -0.5122194327425413, 1e-12);
  EXPECT_NEAR(e.interval.value().high, 6.852219432742541, 1e-12);
  EXPECT_FALSE(e.noise_share);
}

TEST(Estimate, OfOneValueHasNoInterval) {
  const Estimate e = estimate({{4}}, 0.95);
  EXPECT_EQ(e.mean, 4);
  EXPECT_EQ(e.contains, Contains::nothing);
  EXPECT_FALSE(e.interval);
}

TEST(Estimate, OfNothingDoesNotExist) {
  const Estimate e = estimate({{}, {}}, 0.95);
  EXPECT_TRUE(std::isnan(e.mean));
  EXPECT_EQ(e.contains, Contains::nothing);
}

TEST(Estimate, OfTwoDrawsIsThePredictiveTInterval) {
  // Means 2 and 6: mean 4, s = sqrt(8); t with one degree of freedom is the Cauchy quantile tan(0.475 pi)
  // = 12.7062, so half the width is 12.7062 sqrt(8) sqrt(3/2) = 44.0156.
  const double half = std::tan(0.475 * std::acos(-1.0)) * std::sqrt(12.0);
  const Estimate e = estimate({{1, 3}, {5, 7}}, 0.95);
  EXPECT_EQ(e.contains, Contains::parameters_and_chance);
  EXPECT_EQ(e.mean, 4);
  EXPECT_NEAR(e.interval.value().high - 4, half, 1e-10);
  EXPECT_NEAR(4 - e.interval.value().low, half, 1e-10);
}

TEST(Estimate, OfWhatCannotBeNegativeGoesByCubeRoots) {
  // Twelve draws of a skewed quantity: by their own shape the interval would begin below nought.
  Nested draws;
  std::vector<double> means;
  for (int i = 0; i < 12; ++i) {
    means.push_back(std::exp(8 + 0.7 * (i - 5.5) / 3.6));
    draws.push_back({means.back()});
  }
  EXPECT_LT(estimate(draws, 0.95).interval.value().low, 0);
  const Estimate e = estimate(draws, 0.95, Range::not_negative);
  EXPECT_EQ(e.interval, predictive_cube_root_interval(means, 0.95));
  EXPECT_GT(e.interval.value().low, 0);
  EXPECT_EQ(e.mean, estimate(draws, 0.95).mean);
}

TEST(Estimate, OfDrawsNearNoughtEndsWhereDrawsMayLie) {
  // Waits in draws of which most have hardly any: the upper end must not run away with them.
  Nested waits(6, {2e-4});
  for (const double wait : {1.0, 5.0, 20.0, 60.0, 150.0, 300.0}) waits.push_back({wait});
  const auto interval = estimate(waits, 0.95, Range::not_negative).interval.value();
  EXPECT_EQ(interval.low, 0);
  EXPECT_GT(interval.high, 100);
  EXPECT_LT(interval.high, 600);
}

TEST(Estimate, IsCutWhereNothingCanBe) {
  const auto plain = estimate({{1}, {9}}, 0.95).interval.value();
  EXPECT_LT(plain.low, 0);
  EXPECT_EQ(estimate({{1}, {9}}, 0.95, Range::not_negative).interval, (Interval{0, plain.high}))
      << "too few draws for cube roots";
  const Nested shares{{0.2}, {0.9}, {0.3}, {0.95}, {0.5}, {0.4}};
  EXPECT_EQ(estimate(shares, 0.95, Range::share).interval, (Interval{0, 1})) << "as they are, and cut";
  EXPECT_EQ(estimate({{0, 0, 0, 1}}, 0.95, Range::share).interval.value().low, 0) << "of chance";
  const Nested odd{{-1}, {2}, {3}, {4}, {5}, {6}};
  EXPECT_EQ(estimate(odd, 0.95, Range::not_negative).interval, estimate(odd, 0.95).interval)
      << "a file may hold what cannot be";
}

TEST(Estimate, OfManyDrawsIsBoundedByPredictiveQuantiles) {
  Nested draws;
  for (int i = 1; i <= 39; ++i) draws.push_back({std::pow(i, 1.5) - 1, std::pow(i, 1.5) + 1});
  const Estimate e = estimate(draws, 0.95);
  EXPECT_EQ(draws_for_quantiles(0.95), 39U);
  EXPECT_NEAR(e.interval.value().low, 1, 1e-12);
  EXPECT_NEAR(e.interval.value().high, 243.55492193753753, 1e-9);  // numpy, method="weibull"
  EXPECT_EQ(e.draws, 39U);
  EXPECT_EQ(e.values, 78U);
}

TEST(Estimate, GivesEachDrawTheSameWeight) {
  EXPECT_EQ(estimate({{1}, {4, 5, 6}, {}}, 0.95).mean, 3);
}

TEST(VarianceParts, OfAHandExample) {
  // Means 2, 6, 10 of two values each: MSW = (2 + 2 + 2) / 3 = 2, MSB = 2 (16 + 0 + 16) / 2 = 32,
  // between (32 - 2) / 2 = 15; variance of the means 16, of which 2 / 2 = 1 is noise.
  const auto parts = variance_parts({{1, 3}, {5, 7}, {9, 11}});
  ASSERT_TRUE(parts);
  EXPECT_DOUBLE_EQ(parts->chance, 2);
  EXPECT_DOUBLE_EQ(parts->parameters, 15);
  EXPECT_DOUBLE_EQ(parts->noise_share, 1.0 / 16);
}

TEST(VarianceParts, OfAnUnbalancedHandExample) {
  // {0, 2}, {3}, {6, 8, 10}: N = 6, mean 29/6; within 2 + 0 + 8 = 10 over 3; between
  // 2 (23/6)^2 + (11/6)^2 + 3 (19/6)^2 = 2262/36 over 2; n0 = (6 - 14/6) / 2 = 11/6.
  const auto parts = variance_parts({{0, 2}, {3}, {6, 8, 10}});
  ASSERT_TRUE(parts);
  EXPECT_DOUBLE_EQ(parts->chance, 10.0 / 3);
  EXPECT_DOUBLE_EQ(parts->parameters, (2262.0 / 72 - 10.0 / 3) / (11.0 / 6));
}

TEST(VarianceParts, AreUnknownWithoutReplications) {
  EXPECT_FALSE(variance_parts({{1}, {2}, {3}}));
  EXPECT_FALSE(variance_parts({{1, 2, 3}}));
}

TEST(VarianceParts, FindWhatWasPutIn) {
  // 4,000 draws of 5 replications, standard deviations 3 between and 2 within. The variance of MSW/4 is
  // 2/16,000 and of MSB about 2/3,999 of its square: standard errors 0.045 and (9 * 5 + 4) / 5 sqrt(2 /
  // 3,999) = 0.219. Five of them are exceeded with a chance of 6e-7 each.
  std::mt19937_64 generator(99);
  std::normal_distribution<double> normal;
  Nested values(4000, std::vector<double>(5));
  for (auto& draw : values) {
    const double centre = 3 * normal(generator);
    for (double& value : draw) value = centre + 2 * normal(generator);
  }
  const auto parts = variance_parts(values);
  EXPECT_NEAR(parts->chance, 4, 5 * 0.045);
  EXPECT_NEAR(parts->parameters, 9, 5 * 0.22);
  EXPECT_NEAR(parts->noise_share, 0.8 / 9.8, 0.01);
}

TEST(ProbabilityBetter, CountsDrawsAndHalvesTies) {
  EXPECT_DOUBLE_EQ(probability_better({{-1, -3}, {2, -2}, {5}, {-1}}, -1).value(), 2.5 / 4);
  EXPECT_DOUBLE_EQ(probability_better({{-1, -3}, {2, -2}, {5}, {-1}}, +1).value(), 1.5 / 4);
}

TEST(ShareAtNought, CountsDrawsOrReplicationsOfASingleOne) {
  EXPECT_DOUBLE_EQ(share_at_nought({{-1, -3}, {2, -2}, {5}, {-1}}).value(), 1.0 / 4);
  EXPECT_DOUBLE_EQ(share_at_nought({{-1, 0, 3, 0}}).value(), 2.0 / 4);
  EXPECT_FALSE(share_at_nought({{}}));
}

TEST(ProbabilityBetter, CountsReplicationsOfASingleDraw) {
  EXPECT_DOUBLE_EQ(probability_better({{-1, -2, 3, 0}}, -1).value(), 2.5 / 4);
  EXPECT_FALSE(probability_better({{}}, -1));
}

RC_GTEST_PROP(Estimate, TurnsRoundWithItsValues, (std::vector<std::vector<int>> whole)) {
  Nested values;
  Nested opposite;
  for (const auto& draw : whole) {
    values.emplace_back(draw.begin(), draw.end());
    opposite.emplace_back();
    for (const double value : values.back()) opposite.back().push_back(-value);
  }
  const Estimate a = estimate(values, 0.95);
  const Estimate b = estimate(opposite, 0.95);
  RC_ASSERT(a.contains == b.contains);
  if (a.contains == Contains::nothing) return;
  const double tolerance = 1e-9 * (1 + a.interval->high - a.interval->low + std::abs(a.mean));
  RC_ASSERT(a.mean == -b.mean);
  RC_ASSERT(std::abs(a.interval->low + b.interval->high) <= tolerance);
  RC_ASSERT(std::abs(a.interval->high + b.interval->low) <= tolerance);
}

RC_GTEST_PROP(Estimate, OfEqualValuesIsThatPoint, (std::vector<unsigned char> sizes)) {
  Nested zeros;
  for (const unsigned char size : sizes) zeros.emplace_back(size % 5U, 0.0);
  const Estimate e = estimate(zeros, 0.95);
  if (e.contains == Contains::nothing) return;
  RC_ASSERT(*e.interval == (Interval{0, 0}));
  RC_ASSERT(probability_better(zeros, 1) == 0.5);
}

}  // namespace
}  // namespace nrmsim::statistics
