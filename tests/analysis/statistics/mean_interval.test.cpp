#include "analysis/statistics/mean_interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace nrmsim::statistics {
namespace {

const std::vector<double> sample{2.5, 3.1, -1.0, 7.25, 4.0};

TEST(MeanInterval, AgreesWithScipy) {
  const Interval t = student_t_interval(sample, 0.95);
  EXPECT_NEAR(t.low, -0.5122194327425413, 1e-12);
  EXPECT_NEAR(t.high, 6.852219432742541, 1e-12);
  const Interval normal = normal_interval(1.5, 0.25, 0.95);
  EXPECT_NEAR(normal.low, 1.0100090038649865, 1e-13);
  EXPECT_NEAR(normal.high, 1.9899909961350135, 1e-13);
}

TEST(MeanInterval, ForOneMoreValueAgreesWithTheClosedForm) {
  // Shaw's form of t with 4 degrees of freedom: 2 sqrt(q - 1), q = cos(acos(sqrt(c)) / 3) / sqrt(c), c = 4 p
  // (1 - p).
  const double root = std::sqrt(4 * 0.95 * 0.05);
  const double t = 2 * std::sqrt(std::cos(std::acos(root) / 3) / root - 1);
  const double half = t * std::sqrt(8.7945 * 1.2);
  const Interval next = predictive_t_interval(sample, 0.90);
  EXPECT_NEAR(next.low, 3.17 - half, 1e-12);
  EXPECT_NEAR(next.high, 3.17 + half, 1e-12);
}

TEST(MeanInterval, OfCubeRootsAgreesWithTheClosedForm) {
  // Cube roots 1, 2, 3: mean 2, s = 1; t with two degrees of freedom is (2p - 1) sqrt(2 / (1 - (2p - 1)^2)).
  const auto cube = [](double root) { return root * root * root; };
  const double t = 0.5 * std::sqrt(2 / (1 - 0.5 * 0.5));
  const double half = t * std::sqrt(4.0 / 3);
  const Interval next = predictive_cube_root_interval(std::vector<double>{1, 8, 27}, 0.5);
  EXPECT_NEAR(next.low, cube(2 - half), 1e-12);
  EXPECT_NEAR(next.high, cube(2 + half), 1e-12);
  EXPECT_EQ(predictive_cube_root_interval(std::vector<double>{0, 8, 0}, 0.95).low, 0);
}

TEST(MeanInterval, OfEqualValuesIsAPoint) {
  const std::vector<double> zeros(4, 0.0);
  EXPECT_EQ(student_t_interval(zeros, 0.95), (Interval{0, 0}));
  EXPECT_EQ(predictive_t_interval(zeros, 0.95), (Interval{0, 0}));
}

TEST(MeanInterval, CoversAsOftenAsItSays) {
  // Normal values, so both t intervals are exact. Hits of 20,000 are binomial; 5 standard errors are exceeded
  // with a chance of 6e-7 for each of the two.
  std::mt19937_64 generator(7);
  std::normal_distribution<double> normal(3, 2);
  constexpr int trials = 20000;
  int mean_inside = 0;
  int next_inside = 0;
  std::vector<double> values(4);
  for (int trial = 0; trial < trials; ++trial) {
    for (double& value : values) value = normal(generator);
    const Interval of_mean = student_t_interval(values, 0.9);
    const Interval of_next = predictive_t_interval(values, 0.9);
    const double next = normal(generator);
    mean_inside += of_mean.low < 3 && 3 < of_mean.high ? 1 : 0;
    next_inside += of_next.low < next && next < of_next.high ? 1 : 0;
  }
  const double bound = 5 * std::sqrt(0.9 * 0.1 / trials);
  EXPECT_NEAR(mean_inside / double{trials}, 0.9, bound);
  EXPECT_NEAR(next_inside / double{trials}, 0.9, bound);
}

}  // namespace
}  // namespace nrmsim::statistics
