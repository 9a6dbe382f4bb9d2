// Means and quantiles of durations, against sorting all of them.

#include "sim/observation/waits.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace nrmsim::observation {
namespace {

std::vector<double> some_durations(std::size_t n, double longest) {
  std::vector<double> days;
  std::uint64_t x = 88172645463325252ULL;  // Marsaglia's xorshift
  for (std::size_t i = 0; i < n; ++i) {
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    days.push_back(longest * static_cast<double>(x >> 11) * 0x1p-53);
  }
  return days;
}

TEST(Waits, QuantilesLieWithinABinOfTheSortedOnes) {
  std::vector<double> days = some_durations(1001, 700);
  Waits waits(3);
  for (const double d : days) waits.add(1, d);
  std::sort(days.begin(), days.end());
  for (const double share : {0.1, 0.25, 0.5, 0.75, 0.9})
    EXPECT_NEAR(waits.quantile(1, share), days[static_cast<std::size_t>(share * 1000)], 1.0) << share;
  double sum = 0;
  for (const double d : days) sum += d;
  EXPECT_NEAR(waits.mean(1), sum / 1001, 1e-9);
  EXPECT_EQ(waits.count(1), 1001U);
}

TEST(Waits, FinerBinsTellHoursApart) {
  Waits waits(1, 24);
  for (const double d : {0.1, 0.2, 0.3, 0.4, 0.5}) waits.add(0, d);
  EXPECT_NEAR(waits.median(0), 0.3, 1.0 / 24);
}

TEST(Waits, SlotsAreSeparateAndAnEmptyOneHasNoValue) {
  Waits waits(2);
  waits.add(0, 10);
  EXPECT_TRUE(std::isnan(waits.median(1)));
  EXPECT_TRUE(std::isnan(waits.mean(1)));
  EXPECT_NEAR(waits.median(0), 10.5, 0.5);
}

TEST(Waits, TheLongestCountAsTheLastBin) {
  Waits waits(1);
  waits.add(0, 1e6);
  EXPECT_LE(waits.median(0), static_cast<double>(Waits::bins_of_slot));
  EXPECT_EQ(waits.mean(0), 1e6);
}

}  // namespace
}  // namespace nrmsim::observation
