#include "analysis/statistics/moments.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace nrmsim::statistics {
namespace {

// NumPy 1.24: mean, var(ddof=1); SciPy 1.10: sem.
const std::vector<double> sample{2.5, 3.1, -1.0, 7.25, 4.0};

TEST(Moments, AgreeWithNumpy) {
  EXPECT_NEAR(mean(sample), 3.17, 1e-14);
  EXPECT_NEAR(variance(sample), 8.7945, 1e-13);
  EXPECT_NEAR(standard_error(sample), 1.3262352732452867, 1e-14);
}

TEST(Moments, OfEqualValuesAreExact) {
  const std::vector<double> equal(7, 0.1);
  EXPECT_EQ(mean(equal), 0.1);
  EXPECT_EQ(variance(equal), 0);
}

TEST(Moments, KeepTheVarianceOfValuesFarFromZero) {
  // 1, 2, 3, 4 have variance 5/3 wherever they lie; the naive sum of squares loses it at 1e9.
  const std::vector<double> far{1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4};
  EXPECT_DOUBLE_EQ(variance(far), 5.0 / 3);
}

TEST(Moments, OfOneValueIsThatValue) {
  EXPECT_EQ(mean(std::vector<double>{-3.5}), -3.5);
}

}  // namespace
}  // namespace nrmsim::statistics
