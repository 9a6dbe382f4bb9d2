#include "sim/engine/stream.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/engine/calendar.hpp"

namespace nrmsim::engine {
namespace {

TEST(Stream, KeepsWhatIsLeftOfAThresholdWhenTheRateChanges) {
  Stream stream;
  stream.follow(3);
  EXPECT_EQ(stream.next(), std::numeric_limits<double>::infinity());
  stream.set_rate(10, 0.5);
  EXPECT_EQ(stream.next(), 16);
  stream.set_rate(12, 2);
  EXPECT_EQ(stream.next(), 13);
  stream.set_rate(12.5, 0);
  EXPECT_EQ(stream.next(), std::numeric_limits<double>::infinity());
  stream.set_rate(20, 0.25);
  EXPECT_EQ(stream.next(), 24);
  stream.follow(1);
  EXPECT_EQ(stream.next(), 28);
}

TEST(Stream, IsNotMovedByARateThatStaysTheSame) {
  Stream stream;
  stream.follow(0.7131);
  stream.set_rate(0.1, 0.0123);
  const double before = stream.next();
  for (int i = 0; i < 1000; ++i) stream.set_rate(0.1 + i * 0.05, 0.0123);
  EXPECT_EQ(stream.next(), before);
}

// Every threshold is 1, so the n-th arrival is at n / rate, up to the rounding of n additions, however many
// of them fall on one tick of the calendar that takes them.
TEST(Stream, KeepsItsRateHoweverManyArrivalsATickHas) {
  for (const double rate : {50.0, 50e3, 262144.0, 1e6, 4e6}) {
    Calendar<> calendar;
    constexpr double days = 0.25;
    calendar.reset(0, days, rate * days);
    Stream stream;
    stream.follow(1);
    stream.set_rate(0, rate);
    calendar.set(0, stream.next());
    std::uint32_t owner = 0;
    double now = 0;
    double came = 0;
    while (came < 2 * rate * days && calendar.next(owner, now)) {
      ++came;
      EXPECT_GE(now, stream.next());
      EXPECT_LT(now, stream.next() + 1 / ticks_per_day);
      stream.follow(1);
      calendar.set(0, stream.next());
    }
    EXPECT_NEAR(came, rate * days, 1) << rate;
  }
}

}  // namespace
}  // namespace nrmsim::engine
