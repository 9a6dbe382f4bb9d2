#include "analysis/statistics/quantile.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace nrmsim::statistics {
namespace {

const std::vector<double> sample{2.5, 3.1, -1.0, 7.25, 4.0};

TEST(Quantile, AgreesWithNumpy) {  // numpy.quantile(..., method="linear")
  EXPECT_EQ(quantile(sample, 0), -1.0);
  EXPECT_NEAR(quantile(sample, 0.025), -0.65, 1e-14);
  EXPECT_NEAR(quantile(sample, 0.1), 0.4, 1e-14);
  EXPECT_EQ(quantile(sample, 0.5), 3.1);
  EXPECT_NEAR(quantile(sample, 0.8), 4.65, 1e-14);
  EXPECT_EQ(quantile(sample, 1), 7.25);
}

TEST(PredictiveQuantile, AgreesWithNumpy) {  // numpy.quantile(..., method="weibull")
  EXPECT_NEAR(predictive_quantile(sample, 0.25), 0.75, 1e-14);
  EXPECT_EQ(predictive_quantile(sample, 0.5), 3.1);
  EXPECT_NEAR(predictive_quantile(sample, 0.8), 6.6, 1e-14);
  EXPECT_EQ(predictive_quantile(sample, 0.025), -1.0);
}

TEST(PredictiveQuantile, CoversOneMoreValueAsOftenAsItSays) {
  // 39 values, ends at the 1st and 39th: one more value of any continuous distribution lies between them with
  // chance 38/40. Hits of 20,000 are binomial; 4.9 standard errors are exceeded with chance below 1e-6.
  std::mt19937_64 generator(20261124);
  std::exponential_distribution<double> skewed(1);
  constexpr int trials = 20000;
  int hits = 0;
  std::vector<double> values(39);
  for (int trial = 0; trial < trials; ++trial) {
    for (double& value : values) value = skewed(generator);
    const double next = skewed(generator);
    hits += next > predictive_quantile(values, 0.025) && next < predictive_quantile(values, 0.975) ? 1 : 0;
  }
  EXPECT_NEAR(hits / double{trials}, 0.95, 4.9 * std::sqrt(0.95 * 0.05 / trials));
}

RC_GTEST_PROP(Quantile, RisesWithTheShareAndStaysInside, (std::vector<int> whole)) {
  RC_PRE(!whole.empty());
  const std::vector<double> values(whole.begin(), whole.end());
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  double before = *least;
  for (int i = 0; i <= 20; ++i) {
    const double now = quantile(values, i / 20.0);
    RC_ASSERT(now >= before - 1e-6);
    RC_ASSERT(now <= *most);
    before = now;
  }
}

TEST(HistogramQuantile, IsLinearWithinABin) {
  const std::vector<double> edges{0, 10, 30, 40};
  const std::vector<double> weights{1, 2, 1};
  EXPECT_EQ(histogram_quantile(edges, weights, 0), 0);
  EXPECT_DOUBLE_EQ(histogram_quantile(edges, weights, 0.125), 5);
  EXPECT_DOUBLE_EQ(histogram_quantile(edges, weights, 0.5), 20);
  EXPECT_DOUBLE_EQ(histogram_quantile(edges, weights, 0.875), 35);
  EXPECT_EQ(histogram_quantile(edges, weights, 1), 40);
}

TEST(HistogramQuantile, SkipsEmptyBins) {
  const std::vector<double> edges{0, 1, 2, 3, 4};
  const std::vector<double> weights{0, 1, 0, 1};
  EXPECT_EQ(histogram_quantile(edges, weights, 0), 1);
  EXPECT_EQ(histogram_quantile(edges, weights, 0.5), 2);
  EXPECT_EQ(histogram_quantile(edges, weights, 0.75), 3.5);
  EXPECT_EQ(histogram_quantile(edges, weights, 1), 4);
}

TEST(HistogramQuantile, OfNothingDoesNotExist) {
  EXPECT_TRUE(std::isnan(histogram_quantile(std::vector<double>{0, 1}, std::vector<double>{0}, 0.5)));
}

}  // namespace
}  // namespace nrmsim::statistics
