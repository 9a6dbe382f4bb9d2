#include "analysis/statistics/sobol_indices.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace nrmsim::statistics {
namespace {

TEST(SobolIndices, OfAHandExample) {
  // Two points, one input. All six outputs have the mean 3; centred: A -2, 0; B 1, 2; AB -1, 0. V = (4 + 0 +
  // 1 + 4) / 4
  // - (1/4)^2 = 35/16; first (1 (-1 + 2) + 2 * 0) / 2 = 1/2; total ((-2 + 1)^2 + 0) / 4 = 1/4.
  const SobolIndices made = sobol_indices({{1, 3}, {4, 5}, {{2, 3}}}, {10, 0.95, 1});
  EXPECT_NEAR(made.variance, 35.0 / 16, 1e-14);
  EXPECT_NEAR(made.first[0].value, 0.5 * 16 / 35, 1e-14);
  EXPECT_NEAR(made.total[0].value, 0.25 * 16 / 35, 1e-14);
  EXPECT_EQ(made.mean, 3.25);
}

TEST(SobolIndices, AreNothingForAnInputThatDoesNothing) {
  const SobolIndices made = sobol_indices({{1, 3, 2}, {4, 5, 0}, {{1, 3, 2}, {4, 5, 0}}}, {10, 0.95, 1});
  EXPECT_EQ(made.first[0].value, 0);
  EXPECT_EQ(made.total[0].value, 0);
  EXPECT_EQ(made.total[0].interval, (Interval{0, 0}));
  EXPECT_GT(made.total[1].value, 0);
}

TEST(SobolIndices, DoNotExistWhereNothingVaries) {
  EXPECT_TRUE(std::isnan(sobol_indices({{2, 2}, {2, 2}, {{2, 2}}}, {10, 0.95, 1}).first[0].value));
}

}  // namespace
}  // namespace nrmsim::statistics
