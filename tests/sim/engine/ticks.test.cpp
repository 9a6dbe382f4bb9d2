#include "sim/engine/ticks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace nrmsim::engine {
namespace {

TEST(Ticks, AreTheNextOnesNotBeforeADay) {
  std::mt19937_64 generator(1);
  std::uniform_real_distribution<double> somewhere(0, longest_run);
  for (int i = 0; i < 100000; ++i) {
    const double day = somewhere(generator);
    EXPECT_EQ(day_of(tick_at(day)), std::ceil(day * 262144) / 262144);
  }
}

TEST(Ticks, KeepWholeDaysAndTheirOwnTimesExactly) {
  for (double day = 0; day <= longest_run; ++day) EXPECT_EQ(day_of(tick_at(day)), day);
  EXPECT_EQ(day_of(tick_at(day_of(Tick{123456789}))), day_of(Tick{123456789}));
}

TEST(Ticks, NeverComeAfterTheLongestRun) {
  EXPECT_LT(tick_at(longest_run), never);
  EXPECT_EQ(tick_at(std::nextafter(longest_run, 1e9)), never);
  EXPECT_EQ(tick_at(1e300), never);
  EXPECT_EQ(tick_at(std::numeric_limits<double>::infinity()), never);
  EXPECT_EQ(day_of(never), std::numeric_limits<double>::infinity());
}

}  // namespace
}  // namespace nrmsim::engine
