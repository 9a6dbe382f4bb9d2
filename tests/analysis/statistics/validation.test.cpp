#include "analysis/statistics/validation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace nrmsim::statistics {
namespace {

// One sample and a normal error: the quantiles are those of the normal distribution, but for the slices.
TEST(Predict, HasTheQuantilesOfANormalError) {
  const std::vector<double> sample{10};
  const Prediction p = predict(sample, 2);
  EXPECT_NEAR(p.median, 10, 1e-9);
  EXPECT_NEAR(p.half.high, 10 + 2 * 0.67449, 0.05);
  EXPECT_NEAR(p.most.high, 10 + 2 * 1.64485, 0.1);
  EXPECT_NEAR(p.half.low + p.half.high, 20, 1e-9);
}

// Samples 1 ... 99 without error: the order statistics themselves.
TEST(Predict, HasTheQuantilesOfTheSampleWithoutError) {
  std::vector<double> samples;
  for (int i = 1; i < 100; ++i) samples.push_back(i);
  const Prediction p = predict(samples, 0);
  EXPECT_NEAR(p.median, 50, 0.5);
  EXPECT_NEAR(p.most.low, 5, 0.5);
  EXPECT_NEAR(p.most.high, 95, 0.5);
}

TEST(Predict, IsCutWhereTheFigureEnds) {
  Prediction p = predict(std::vector<double>{0.1}, 1);
  const double above = p.half.high;
  p.cut_to({0, 1});
  EXPECT_EQ(p.half.low, 0);
  EXPECT_EQ(p.most.high, 1);
  EXPECT_EQ(p.half.high, above);
}

// P(X <= 7), X ~ Binomial(10, 0.9): 1 - 0.9^10 - 10 0.9^9 0.1 - 45 0.9^8 0.01.
TEST(Coverage, IsBinomial) {
  const double expected = 1 - std::pow(0.9, 10) - 10 * std::pow(0.9, 9) * 0.1 - 45 * std::pow(0.9, 8) * 0.01;
  EXPECT_NEAR(coverage(7, 10, 0.9).chance_of_so_few, expected, 1e-12);
  EXPECT_EQ(coverage(0, 0, 0.9).chance_of_so_few, 1);
  EXPECT_NEAR(coverage(10, 10, 0.9).chance_of_so_few, 1, 1e-12);
}

}  // namespace
}  // namespace nrmsim::statistics
