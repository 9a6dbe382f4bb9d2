#include "analysis/statistics/share_interval.hpp"

#include <gtest/gtest.h>

namespace nrmsim::statistics {
namespace {

// Wilson: SciPy 1.10, binomtest(hits, trials).proportion_ci(0.95, method="wilson"); Jeffreys: beta.ppf.
TEST(ShareInterval, WilsonAgreesWithScipy) {
  EXPECT_NEAR(wilson_interval(0, 10, 0.95).high, 0.27753279986288926, 1e-12);
  EXPECT_NEAR(wilson_interval(3, 17, 0.95).low, 0.061911266376209945, 1e-12);
  EXPECT_NEAR(wilson_interval(3, 17, 0.95).high, 0.4102945856883412, 1e-12);
  EXPECT_NEAR(wilson_interval(17, 17, 0.95).low, 0.8156818649911483, 1e-12);
  EXPECT_NEAR(wilson_interval(250, 1000, 0.95).low, 0.2241530989836914, 1e-12);
  EXPECT_NEAR(wilson_interval(250, 1000, 0.95).high, 0.27776028025908617, 1e-12);
}

TEST(ShareInterval, JeffreysAgreesWithScipy) {
  EXPECT_NEAR(jeffreys_interval(0, 10, 0.95).high, 2.17196268e-01, 1e-8);
  EXPECT_NEAR(jeffreys_interval(3, 17, 0.95).low, 0.05234766, 1e-8);
  EXPECT_NEAR(jeffreys_interval(3, 17, 0.95).high, 0.40012266, 1e-8);
  EXPECT_NEAR(jeffreys_interval(250, 1000, 0.95).low, 0.22391109, 1e-8);
}

TEST(ShareInterval, ReachesTheEndsWhereNothingOrEverythingWasHit) {
  EXPECT_EQ(wilson_interval(0, 10, 0.95).low, 0);
  EXPECT_EQ(wilson_interval(17, 17, 0.95).high, 1);
  EXPECT_EQ(jeffreys_interval(0, 10, 0.95).low, 0);
  EXPECT_EQ(jeffreys_interval(17, 17, 0.95).high, 1);
}

}  // namespace
}  // namespace nrmsim::statistics
