#include "sim/engine/clock.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace nrmsim::engine::clock {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double tick = 1 / ticks_per_day;

struct State {
  Value value;
  float rate = 0;
  friend bool operator==(const State&, const State&) = default;
};

State wound(double threshold) {
  State c;
  start(c.value, c.rate, threshold);
  return c;
}
double fires(const State& c) {
  return day_of(fires_at(c.value, c.rate));
}
double uniform(std::mt19937_64& generator) {
  return (static_cast<double>(generator() >> 12U) + 0.5) * 0x1p-52;
}

TEST(Clock, StandsUntilItHasARate) {
  State c = wound(1.5);
  EXPECT_EQ(fires(c), infinity);
  EXPECT_TRUE(set_rate(c.value, c.rate, 10, 0.5F));
  EXPECT_EQ(fires(c), 13);
}

TEST(Clock, KeepsWhatIsLeftOfTheThreshold) {
  State c = wound(1.5);
  set_rate(c.value, c.rate, 10, 0.5F);
  set_rate(c.value, c.rate, 11, 0.25F);  // 1 is left
  EXPECT_EQ(fires(c), 15);
  set_rate(c.value, c.rate, 13, 0);  // half is left, and stands
  EXPECT_EQ(fires(c), infinity);
  EXPECT_EQ(c.value.threshold(), 0.5);
  set_rate(c.value, c.rate, 100, 0.5F);
  EXPECT_EQ(fires(c), 101);
}

TEST(Clock, IsUntouchedBitForBitByTheSameRate) {
  State c = wound(0.7131);
  set_rate(c.value, c.rate, 0.1, 0.0123F);
  const State before = c;
  std::mt19937_64 generator(1);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_FALSE(set_rate(c.value, c.rate, 50 * uniform(generator), 0.0123F));
    EXPECT_FALSE(set_rate(c.value, c.rate, 50 * uniform(generator), 0.0123F, Weibull{1.5, 20}, 0));
  }
  EXPECT_EQ(c, before);
}

// A visit to rate 0 and back at one instant is two rebasings: the time goes to the nearest tick, and what is
// left of the threshold to 2^-25 of itself, which at most 100 times the mean is that share of it in days.
TEST(Clock, IsMovedOnlyByRoundingWhenAConstantRateIsSplit) {
  std::mt19937_64 generator(2);
  for (int run = 0; run < 200; ++run) {
    const double threshold = -std::log(uniform(generator));
    State c = wound(threshold);
    set_rate(c.value, c.rate, 0, 0.01F);
    const double expected = fires(c);
    int visits = 0;
    for (double now = 0; now < expected; now += 3 * uniform(generator)) {
      set_rate(c.value, c.rate, now, 0);
      set_rate(c.value, c.rate, now, 0.01F);
      ++visits;
    }
    EXPECT_NEAR(fires(c), expected, visits * (tick + expected * 0x1p-24));
  }
}

TEST(Clock, HasNothingLeftWhenItsTimeHasCome) {
  State c = wound(1);
  set_rate(c.value, c.rate, 0, 1);
  set_rate(c.value, c.rate, 1 + tick, 0.5F);
  EXPECT_EQ(fires(c), 1 + tick);
  State shaped = wound(1);
  set_rate(shaped.value, shaped.rate, 0, 1, Weibull{2, 1}, 0);
  set_rate(shaped.value, shaped.rate, 1.5, 0.5F, Weibull{2, 1}, 0);
  EXPECT_EQ(fires(shaped), 1.5);
}

TEST(Clock, OfHalfTheRateFiresLater) {
  std::mt19937_64 generator(3);
  for (int run = 0; run < 1000; ++run) {
    const double threshold = -std::log(uniform(generator));
    State whole = wound(threshold);
    State half = wound(threshold);
    set_rate(whole.value, whole.rate, 5, 0.5F);
    set_rate(half.value, half.rate, 5, 0.25F);
    EXPECT_NEAR(fires(half) - 5, 2 * (fires(whole) - 5), 2 * tick);
  }
}

// Rates 0.02 until day 30, 0.005 until day 60, 0.05 after. The survival function is known; the Kolmogorov
// bound 2.69 / sqrt(n) is exceeded with a chance of 1e-6 (Massart's inequality).
TEST(Clock, HasTheDistributionOfItsRates) {
  std::mt19937_64 generator(4);
  constexpr int n = 100000;
  std::vector<double> times;
  for (int i = 0; i < n; ++i) {
    State c = wound(-std::log(uniform(generator)));
    set_rate(c.value, c.rate, 0, 0.02F);
    if (fires(c) > 30) set_rate(c.value, c.rate, 30, 0.005F);
    if (fires(c) > 60) set_rate(c.value, c.rate, 60, 0.05F);
    times.push_back(fires(c));
  }
  std::sort(times.begin(), times.end());
  double distance = 0;
  for (int i = 0; i < n; ++i) {
    const double t = times[static_cast<std::size_t>(i)];
    const double hazard =
        0.02 * std::min(t, 30.0) + 0.005 * std::clamp(t - 30, 0.0, 30.0) + 0.05 * std::max(0.0, t - 60);
    const double p = -std::expm1(-hazard);
    distance = std::max({distance, p - i / static_cast<double>(n), (i + 1) / static_cast<double>(n) - p});
  }
  EXPECT_LT(distance * std::sqrt(n), 2.69);
}

// With the constant shape both forms have to agree; with a Weibull hazard the remaining integral is worked
// out here.
TEST(ShapedClock, AgreesWithClosedForms) {
  State plain = wound(2);
  State shaped = wound(2);
  for (const auto& [now, rate] :
       std::vector<std::pair<double, float>>{{0, 0.1F}, {4, 0.3F}, {5, 0}, {7, 0.2F}}) {
    set_rate(plain.value, plain.rate, now, rate);
    set_rate(shaped.value, shaped.rate, now, rate, Constant{}, -2.5);
    if (rate > 0) {
      EXPECT_NEAR(fires(shaped), fires(plain), 2 * tick);
    }
  }
  State c = wound(2);
  set_rate(c.value, c.rate, 1, 0.5F, Weibull{2, 10}, 0);  // hazard integral ((t/10)^2 - 0.01) * 0.5
  EXPECT_NEAR(fires(c), 10 * std::sqrt(4.01), tick);
  set_rate(c.value, c.rate, 11, 1.5F, Weibull{2, 10}, 0);
  const double left = 2 - 0.5 * (1.21 - 0.01);
  EXPECT_NEAR(fires(c), 10 * std::sqrt(1.21 + left / 1.5), 2 * tick);
}

TEST(ShapedClock, CountsAgeFromANewOrigin) {
  const PiecewiseConstant shape(1, {10}, {1, 0.5});
  State c = wound(15);
  set_rate(c.value, c.rate, 0, 1, shape, 0);
  EXPECT_EQ(fires(c), 20);
  EXPECT_FALSE(change_origin(c.value, c.rate, 12, shape, 0, 0));
  EXPECT_TRUE(change_origin(c.value, c.rate, 12, shape, 0, 12));  // 4 left, at full hazard again
  EXPECT_EQ(fires(c), 16);
  change_shape(c.value, c.rate, 13, shape, 12, Constant{}, 0);
  EXPECT_EQ(fires(c), 16);
}

TEST(ShapedClock, RemembersItsThresholdWhileItWouldNeverFire) {
  const PiecewiseConstant shape(1, {10}, {1, 0});
  State c = wound(15);
  set_rate(c.value, c.rate, 0, 1, shape, 0);
  EXPECT_EQ(fires(c), infinity);
  EXPECT_EQ(rate_of(c.rate), 1);
  EXPECT_FALSE(set_rate(c.value, c.rate, 1, 1, shape, 0));
  State again = c;
  set_rate(again.value, again.rate, 4, 2, shape, 0);  // 11 left, 12 to come until day 10
  EXPECT_EQ(fires(again), 9.5);
  change_origin(c.value, c.rate, 20, shape, 0, 20);  // 5 left
  EXPECT_EQ(fires(c), 25);
}

// What cannot be kept as a time is kept as a threshold, and is there again when the hazard rises.
TEST(Clock, RemembersItsThresholdWhenItsTimeIsTooFarAway) {
  State c = wound(2);
  EXPECT_TRUE(set_rate(c.value, c.rate, 1000, 1e-5F));
  EXPECT_EQ(fires(c), infinity);
  EXPECT_EQ(rate_of(c.rate), 1e-5F);
  EXPECT_FALSE(set_rate(c.value, c.rate, 2000, 1e-5F));
  EXPECT_TRUE(set_rate(c.value, c.rate, 3000, 0.5F));  // 1.98 are left
  EXPECT_NEAR(fires(c), 3000 + (2 - 2000 * static_cast<double>(1e-5F)) / 0.5, 2 * tick);
}

}  // namespace
}  // namespace nrmsim::engine::clock
