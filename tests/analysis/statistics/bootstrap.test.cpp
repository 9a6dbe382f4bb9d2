#include "analysis/statistics/bootstrap.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "analysis/statistics/moments.hpp"

namespace nrmsim::statistics {
namespace {

TEST(Bootstrap, OfTheMeanIsAsWideAsTheory) {
  // 400 values: the standard deviation of a resampled mean is s sqrt((n - 1) / n) / sqrt(n). With 20,000
  // resamples a 2.5% quantile has a standard error of sqrt(0.025 * 0.975 / 20,000) / 0.0584 = 0.019 of it;
  // five are allowed, and 0.03 more for the values' own skewness.
  std::mt19937_64 generator(5);
  std::normal_distribution<double> normal;
  std::vector<double> values(400);
  for (double& value : values) value = normal(generator);
  const auto of_mean = [&values](std::span<const std::size_t> positions) {
    double sum = 0;
    for (const std::size_t i : positions) sum += values[i];
    return std::vector<double>{sum / static_cast<double>(positions.size()), 7};
  };
  const auto intervals = bootstrap(400, of_mean, {20'000, 0.95, 11});
  const double error = standard_error(values) * std::sqrt(399.0 / 400);
  EXPECT_NEAR((intervals[0].high - mean(values)) / error, 1.96, 0.125);
  EXPECT_NEAR((mean(values) - intervals[0].low) / error, 1.96, 0.125);
  EXPECT_EQ(intervals[1], (Interval{7, 7}));
}

TEST(Bootstrap, GivesTheSameBitsAgain) {
  const auto sum = [](std::span<const std::size_t> positions) {
    double total = 0;
    for (const std::size_t i : positions) total += std::sqrt(static_cast<double>(i));
    return std::vector<double>{total};
  };
  EXPECT_EQ(bootstrap(9, sum, {50, 0.9, 3}), bootstrap(9, sum, {50, 0.9, 3}));
}

TEST(Bootstrap, LeavesOutWhatDoesNotExist) {
  const auto nothing = [](std::span<const std::size_t> positions) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    return std::vector<double>{none, positions[0] == 0 ? none : 1.0};
  };
  const auto intervals = bootstrap(4, nothing, {100, 0.95, 1});
  EXPECT_TRUE(std::isnan(intervals[0].low));
  EXPECT_EQ(intervals[1], (Interval{1, 1}));
}

}  // namespace
}  // namespace nrmsim::statistics
