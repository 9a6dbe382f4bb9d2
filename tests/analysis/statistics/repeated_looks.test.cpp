#include "analysis/statistics/repeated_looks.hpp"

#include <gtest/gtest.h>

#include <random>

#include "analysis/statistics/mean_interval.hpp"

namespace nrmsim::statistics {
namespace {

TEST(RepeatedLooks, AreTakenAtFixedCounts) {
  EXPECT_EQ(look_counts(100), (std::vector<std::uint32_t>{8, 16, 32, 64, 100}));
  EXPECT_EQ(look_counts(64), (std::vector<std::uint32_t>{8, 16, 32, 64}));
  EXPECT_EQ(look_counts(8), (std::vector<std::uint32_t>{8}));
  EXPECT_EQ(look_counts(5), (std::vector<std::uint32_t>{5}));
  EXPECT_EQ(look_counts(4'294'967'295U).back(), 4'294'967'295U);
}

TEST(RepeatedLooks, WidenTheInterval) {
  const std::vector<double> values{2.5, 3.1, -1.0, 7.25, 4.0};
  EXPECT_EQ(interval_with_looks(values, 0.95, 1), student_t_interval(values, 0.95));
  const Interval five = interval_with_looks(values, 0.95, 5);
  const Interval single = student_t_interval(values, 0.99);
  EXPECT_NEAR(five.low, single.low, 1e-12);
  EXPECT_NEAR(five.high, single.high, 1e-12);
}

/// Of so many samples of standard normals, each stopped at the first look at which the interval's half width
/// is at most `wanted`, or at the last, those whose interval holds 0.
int covered(int samples, double wanted, std::size_t looks_allowed_for) {
  const std::vector<std::uint32_t> counts = look_counts(256);
  std::mt19937_64 generator(17);
  std::normal_distribution<double> normal;
  int holding = 0;
  for (int sample = 0; sample < samples; ++sample) {
    std::vector<double> values;
    Interval interval;
    for (const std::uint32_t count : counts) {
      while (values.size() < count) values.push_back(normal(generator));
      interval = interval_with_looks(values, 0.95, looks_allowed_for);
      if ((interval.high - interval.low) / 2 <= wanted) break;
    }
    if (interval.low <= 0 && 0 <= interval.high) ++holding;
  }
  return holding;
}

TEST(RepeatedLooks, CoverAsOftenAsTheySay) {
  // 3,800 or more are to be covered; a count of exactly 95% has a standard deviation of 13.8, and 4.8 of them
  // are exceeded downwards with a chance of 1e-6.
  for (const double wanted : {0.15, 0.3, 0.5, 0.8}) EXPECT_GE(covered(4000, wanted, 6), 3800 - 66) << wanted;
}

TEST(RepeatedLooks, WouldCoverTooLittleIfLooksWereIgnored) {
  // Stopping at the first look that seems precise favours samples whose spread happened to be small: a plain
  // interval covers some 93.1%, 18,620 of 20,000. A count of 19,000, 95%, has a standard deviation of 30.8,
  // of 18,620 35.8; the bound lies 4.9 below the one and 6 above the other.
  EXPECT_LT(covered(20'000, 0.5, 1), 18'850);
}

}  // namespace
}  // namespace nrmsim::statistics
