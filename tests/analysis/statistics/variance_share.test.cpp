#include "analysis/statistics/variance_share.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace nrmsim::statistics {
namespace {

TEST(ParametersShare, OfAHandExample) {
  // Means 2, 6, 10 of two values each: MSW = 2, MSB = 32, between (32 - 2) / 2 = 15, so 15/17. F = 16 with 2
  // and 3 degrees of freedom: with 2 in the numerator the distribution is P(F > x) = (1 + 2x/3)^(-3/2), so
  // that its quantiles are (q^(-2/3) - 1) 3/2 with q = 0.025 and 0.975.
  const double high_f = (std::pow(0.025, -2.0 / 3) - 1) * 1.5;
  const double low_f = (std::pow(0.975, -2.0 / 3) - 1) * 1.5;
  const double low = (16 / high_f - 1) / 2;  // just below 0 for the former
  const double high = (16 / low_f - 1) / 2;
  const VarianceShare share = parameters_share(variance_parts({{1, 3}, {5, 7}, {9, 11}}).value(), 0.95);
  EXPECT_NEAR(share.share.value(), 15.0 / 17, 1e-14);
  EXPECT_NEAR(share.interval->low, std::max(0.0, low) / (1 + std::max(0.0, low)), 1e-10);
  EXPECT_NEAR(share.interval->high, high / (1 + high), 1e-10);
}

TEST(ParametersShare, IsNeverNegative) {
  // Draws that agree better than luck allows.
  const VarianceShare share = parameters_share(variance_parts({{0, 10}, {10, 0}, {1, 9}}).value(), 0.95);
  EXPECT_EQ(share.share, 0);
  EXPECT_EQ(share.interval->low, 0);
  EXPECT_GE(share.interval->high, 0);
}

TEST(ParametersShare, IsOneWithoutLuckAndNothingWithoutSpread) {
  const VarianceShare all = parameters_share(variance_parts({{1, 1}, {2, 2}}).value(), 0.95);
  EXPECT_EQ(all.share, 1);
  EXPECT_EQ(all.interval, (Interval{1, 1}));
  const VarianceShare none = parameters_share(variance_parts({{1, 1}, {1, 1}}).value(), 0.95);
  EXPECT_FALSE(none.share);
  EXPECT_FALSE(none.interval);
}

TEST(ParametersShare, IsCoveredAsOftenAsItSays) {
  // 4,000 batches of 8 draws with 3 replications each, variances 4 and 1: the true share is 0.8. Intervals of
  // 90% miss it with 0.1 each; the count of 3,600 has a standard deviation of 19, and five of them, 95, are
  // exceeded with a chance of 6e-7.
  std::mt19937_64 generator(7);
  std::normal_distribution<double> normal;
  int covered = 0;
  double mean_parameters = 0;
  for (int batch = 0; batch < 4000; ++batch) {
    Nested values(8, std::vector<double>(3));
    for (auto& draw : values) {
      const double centre = 2 * normal(generator);
      for (double& value : draw) value = centre + normal(generator);
    }
    const VarianceParts parts = variance_parts(values).value();
    mean_parameters += parts.parameters / 4000;
    const Interval interval = parameters_share(parts, 0.9).interval.value();
    if (interval.low <= 0.8 && 0.8 <= interval.high) ++covered;
  }
  EXPECT_NEAR(covered, 3600, 95);
  // Var MSB = 2 (3 * 4 + 1)^2 / 7, so one estimate of the parameters' variance, (MSB - MSW) / 3, has a
  // standard deviation of 2.34, and the mean of 4,000 of 0.037.
  EXPECT_NEAR(mean_parameters, 4, 5 * 0.037);
}

}  // namespace
}  // namespace nrmsim::statistics
