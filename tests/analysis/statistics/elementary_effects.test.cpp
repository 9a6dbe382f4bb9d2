#include "analysis/statistics/elementary_effects.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace nrmsim::statistics {
namespace {

TEST(ElementaryEffects, OfAHandExample) {
  // Effects -1, 2, 5: mean 2, of sizes 8/3, variance (9 + 0 + 9) / 2 = 9; chance 1, 2, 3 on average 2.
  const Screening made = screen({{-1, 2, 5}, {1, 2, 3}}, {200, 0.95, 1});
  EXPECT_DOUBLE_EQ(made.mu, 2);
  EXPECT_DOUBLE_EQ(made.mu_star, 8.0 / 3);
  EXPECT_DOUBLE_EQ(made.sigma, 3);
  EXPECT_DOUBLE_EQ(made.sigma_corrected.value(), std::sqrt(7.0));
  EXPECT_DOUBLE_EQ(made.noise.value(), std::sqrt(2.0));
  EXPECT_GE(made.interval.low, 1);
  EXPECT_LE(made.interval.high, 5);
}

TEST(ElementaryEffects, AreNotCorrectedBelowZeroNorWithoutReplications) {
  EXPECT_EQ(screen({{1, 2}, {9, 9}}, {10, 0.95, 1}).sigma_corrected, 0);
  EXPECT_FALSE(screen({{1, 2}, {}}, {10, 0.95, 1}).sigma_corrected);
  EXPECT_FALSE(screen({{1, 2}, {}}, {10, 0.95, 1}).noise);
}

}  // namespace
}  // namespace nrmsim::statistics
