#include "analysis/statistics/pairing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace nrmsim::statistics {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(PairedDifferences, LeaveOutWhatIsMissingOnEitherSide) {
  EXPECT_EQ(paired_differences({{1, 2, missing}, {4}}, {{2, missing, 5}, {1}}), (Nested{{1}, {-3}}));
}

TEST(PairingGain, OfAHandExample) {
  // a: 1, 3 (variance 2); b: 2, 5 (variance 4.5); b - a: 1, 2 (variance 0.5). (2 + 4.5) / 0.5 = 13, of two
  // pairs.
  const auto gain = pairing_gain({{1, 3}}, {{2, 5}});
  ASSERT_TRUE(gain);
  EXPECT_DOUBLE_EQ(gain->variance_reduction, 13);
  EXPECT_DOUBLE_EQ(gain->equivalent_replications, 26);
}

TEST(PairingGain, LooksWithinDrawsOnly) {
  // Draws lie far apart, in both scenarios alike; that is not what pairing of luck brings.
  const auto gain = pairing_gain({{1, 3}, {1001, 1003}}, {{2, 5}, {1002, 1005}});
  EXPECT_DOUBLE_EQ(gain->variance_reduction, 13);
}

TEST(PairingGain, HasItsLimits) {
  EXPECT_FALSE(pairing_gain({{1}, {2}}, {{1}, {2}}));
  EXPECT_TRUE(std::isinf(pairing_gain({{1, 2}}, {{3, 4}})->variance_reduction));
  EXPECT_EQ(pairing_gain({{1, 1}}, {{3, 3}})->variance_reduction, 1);
}

TEST(PairingGain, FollowsTheCorrelation) {
  // Equal variances and correlation r give 1 / (1 - r); r = 0.9 from common parts. The variance of the
  // logarithm of a ratio of two variances from 50,000 pairs is below 4/50,000, so 5 standard errors are 4.5
  // percent (chance 6e-7).
  std::mt19937_64 generator(5);
  std::normal_distribution<double> normal;
  Nested a(1), b(1);
  for (int i = 0; i < 50000; ++i) {
    const double common = std::sqrt(0.9) * normal(generator);
    a[0].push_back(common + std::sqrt(0.1) * normal(generator));
    b[0].push_back(common + std::sqrt(0.1) * normal(generator));
  }
  EXPECT_NEAR(pairing_gain(a, b)->variance_reduction, 10, 0.45);
}

RC_GTEST_PROP(PairedDifferences, TurnRoundWithTheScenarios, (std::vector<std::pair<double, double>> pairs)) {
  Nested a(1), b(1);
  for (const auto& pair : pairs) {
    a[0].push_back(pair.first);
    b[0].push_back(pair.second);
  }
  const Nested there = paired_differences(a, b);
  const Nested back = paired_differences(b, a);
  RC_ASSERT(there[0].size() == back[0].size());
  for (std::size_t i = 0; i < there[0].size(); ++i) RC_ASSERT(there[0][i] == -back[0][i]);
}

}  // namespace
}  // namespace nrmsim::statistics
