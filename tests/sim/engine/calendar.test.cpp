#include "sim/engine/calendar.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <tuple>
#include <vector>

namespace nrmsim::engine {
namespace {

using Generator = std::mt19937_64;

double uniform(Generator& generator) {
  return static_cast<double>(generator() >> 11U) * 0x1p-53;
}

// Ties are broken by something that has nothing to do with the owner's number or with insertion, and is
// another when a number stands for somebody else.
struct ByIdentity {
  const std::map<std::uint32_t, std::uint32_t>* renamed;
  std::uint64_t rank(std::uint32_t owner) const {
    const auto found = renamed->find(owner);
    const std::uint32_t name = owner + (found == renamed->end() ? 0 : found->second * 977U);
    return (std::uint64_t{name * 2654435761U} << 32U) + owner;
  }
  bool before(std::uint32_t a, std::uint32_t b) const { return rank(a) < rank(b); }
};

// The obvious calendar: a sorted set.
class Oracle {
 public:
  Oracle(double horizon, ByIdentity order) : horizon_{horizon}, order_{order} {}
  void set(std::uint32_t owner, double due) {
    cancel(owner);
    if (due > horizon_) return;
    due_[owner] = due;
    events_.insert({due, order_.rank(owner), owner});
  }
  void cancel(std::uint32_t owner) {
    const auto found = due_.find(owner);
    if (found == due_.end()) return;
    events_.erase({found->second, order_.rank(owner), owner});
    due_.erase(found);
  }
  bool next(std::uint32_t& owner, double& time) {
    if (events_.empty()) return false;
    std::tie(time, std::ignore, owner) = *events_.begin();
    cancel(owner);
    return true;
  }

 private:
  double horizon_;
  ByIdentity order_;
  std::map<std::uint32_t, double> due_;
  std::set<std::tuple<double, std::uint64_t, std::uint32_t>> events_;
};

// What a random run looks like.
struct Habits {
  double expected_events;
  double mean_delay;
  bool whole_days;  // many ties, and many events at the very time of another
};

// Owners in all four families act at random on one another; both calendars have to tell the same story.
void run_against_oracle(Calendar<ByIdentity>& calendar, std::map<std::uint32_t, std::uint32_t>& renamed,
                        std::uint64_t seed, Habits habits) {
  Generator generator(seed);
  constexpr double start = 3.5;
  constexpr double horizon = 400;
  Oracle oracle(horizon, ByIdentity{&renamed});
  calendar.reset(start, horizon, habits.expected_events);
  const auto any_owner = [&] {
    return owner_of(static_cast<std::uint32_t>(generator() % 4),
                    static_cast<std::uint32_t>(generator() % 150));
  };
  const auto set = [&](std::uint32_t owner) {
    double due = calendar.now() - habits.mean_delay * std::log(1 - uniform(generator));
    if (habits.whole_days) due = std::max(std::floor(due), calendar.now());
    calendar.set(owner, due);
    due = std::ceil(due * ticks_per_day) / ticks_per_day;
    oracle.set(owner, due);
    EXPECT_EQ(calendar.due(owner), due <= horizon ? due : day_of(never));
  };
  for (int i = 0; i < 300; ++i) set(any_owner());
  double last = start;
  for (int events = 0; events < 20000; ++events) {
    std::uint32_t owner = 0;
    std::uint32_t expected_owner = 0;
    double time = 0;
    double expected_time = 0;
    const bool some = calendar.next(owner, time);
    ASSERT_EQ(some, oracle.next(expected_owner, expected_time));
    if (!some) return;
    ASSERT_EQ(time, expected_time);
    ASSERT_EQ(owner, expected_owner);
    ASSERT_GE(time, last);
    ASSERT_EQ(calendar.now(), time);
    ASSERT_EQ(calendar.due(owner), day_of(never));
    last = time;
    for (std::uint64_t i = generator() % 4; i > 0; --i) set(any_owner());
    if (generator() % 3 == 0) {
      const std::uint32_t cancelled = any_owner();
      calendar.cancel(cancelled);
      oracle.cancel(cancelled);
      ++renamed[cancelled];
      if (generator() % 2 == 0) set(cancelled);
    }
  }
}

TEST(Calendar, TellsTheSameStoryAsASortedSet) {
  std::map<std::uint32_t, std::uint32_t> renamed;
  Calendar<ByIdentity> calendar(ByIdentity{&renamed});
  std::uint64_t seed = 1;
  for (const double expected_events : {0.0, 20.0, 2000.0, 20000.0, 1e7}) {
    for (const double mean_delay : {0.1, 5.0, 300.0}) {
      for (const bool whole_days : {false, true}) {
        SCOPED_TRACE(testing::Message() << "hint " << expected_events << ", delay " << mean_delay
                                        << ", whole days " << whole_days);
        run_against_oracle(calendar, renamed, seed++, {expected_events, mean_delay, whole_days});
      }
    }
  }
}

TEST(Calendar, CountsInAHorizonBetweenTicks) {
  Calendar<> calendar;
  calendar.reset(0.1, 0.1, 10);
  calendar.set(1, 0.1);
  std::uint32_t owner = 0;
  double time = 0;
  ASSERT_TRUE(calendar.next(owner, time));
  EXPECT_EQ(owner, 1U);
  EXPECT_EQ(time, calendar.horizon());
}

TEST(Calendar, RefusesARunThatItsTicksCannotCount) {
  Calendar<> calendar;
  EXPECT_NO_THROW(calendar.reset(0, longest_run, 10));
  EXPECT_THROW(calendar.reset(0, longest_run + 1, 10), std::length_error);
  EXPECT_THROW(calendar.reset(0, std::numeric_limits<double>::infinity(), 10), std::length_error);
}

TEST(Calendar, CountsTheHorizonInAndWhatIsAfterItOut) {
  Calendar<> calendar;
  calendar.reset(0, 10, 100);
  calendar.set(1, 10);
  calendar.set(2, std::nextafter(10.0, 11.0));
  calendar.set(3, 9);
  calendar.set(3, 11);
  EXPECT_EQ(calendar.due(2), day_of(never));
  std::uint32_t owner = 0;
  double time = 0;
  EXPECT_TRUE(calendar.next(owner, time));
  EXPECT_EQ(owner, 1U);
  EXPECT_EQ(time, 10);
  EXPECT_FALSE(calendar.next(owner, time));
  EXPECT_EQ(calendar.now(), 10);
}

TEST(Calendar, RunsChainsAtOneTimeInTheOrderOfTies) {
  Calendar<> calendar;
  calendar.reset(0, 100, 1000);
  for (const std::uint32_t owner : {50U, 40U, 30U}) calendar.set(owner, 7.25);
  std::vector<std::uint32_t> order;
  std::uint32_t owner = 0;
  double time = 0;
  while (calendar.next(owner, time)) {
    EXPECT_EQ(time, 7.25);
    order.push_back(owner);
    if (owner >= 30 && owner < 34) calendar.set(owner + 1, time);  // a chain that overtakes 40 and 50
    if (owner == 34) calendar.set(45, time);
  }
  EXPECT_EQ(order, (std::vector<std::uint32_t>{30, 31, 32, 33, 34, 40, 45, 50}));
}

TEST(Calendar, ForgetsEverythingAtReset) {
  Calendar<> calendar;
  calendar.reset(0, 100, 50);
  for (std::uint32_t i = 0; i < 1000; ++i) calendar.set(i, 0.1 * i);
  std::uint32_t owner = 0;
  double time = 0;
  for (int i = 0; i < 10; ++i) calendar.next(owner, time);
  calendar.reset(5, 6, 1000);
  EXPECT_EQ(calendar.now(), 5);
  EXPECT_EQ(calendar.due(500), day_of(never));
  EXPECT_FALSE(calendar.next(owner, time));
}

// Holding model: each owner taken out is set again. Memory must settle.
TEST(Calendar, AllocatesNothingInASteadyState) {
  Calendar<> calendar;
  Generator generator(3);
  std::size_t settled = 0;
  for (int run = 0; run < 3; ++run) {
    generator.seed(3);
    calendar.reset(0, 100, 100000);
    for (std::uint32_t i = 0; i < 10000; ++i) calendar.set(i, 20 * uniform(generator));
    std::uint32_t owner = 0;
    double time = 0;
    while (calendar.next(owner, time)) {
      calendar.set(owner, time + 20 * uniform(generator));
      const auto other = static_cast<std::uint32_t>(generator() % 10000);
      calendar.set(other, time + 20 * uniform(generator));
    }
    if (run == 0) settled = calendar.memory_bytes();
    EXPECT_EQ(calendar.memory_bytes(), settled);
  }
}

// A workspace is used again for a larger run: owners known before keep their slots.
TEST(Calendar, KeepsItsOwnersWhenMoreRoomIsReserved) {
  Calendar<> calendar;
  calendar.reset(0, 100, 10);
  calendar.reserve(0, 10);
  for (std::uint32_t owner = 0; owner < 10; ++owner) calendar.set(owner, 50);
  calendar.reset(0, 100, 10);
  calendar.reserve(0, 1U << 20U);
  for (std::uint32_t owner = 0; owner < 10; ++owner) calendar.set(owner, 10 + owner);
  std::uint32_t next = 0;
  double now = 0;
  for (std::uint32_t owner = 0; owner < 10; ++owner) {
    ASSERT_TRUE(calendar.next(next, now));
    EXPECT_EQ(next, owner);
    EXPECT_EQ(now, 10 + owner);
  }
}

// Room that is reserved and never used is no memory, and owners beyond it are welcome.
TEST(Calendar, ReservedRoomChangesNothing) {
  Calendar<> plain;
  Calendar<> roomy;
  roomy.reserve(0, 5000);
  EXPECT_LT(roomy.memory_bytes(), plain.memory_bytes() + 1000);
  Generator generator(11);
  for (auto* calendar : {&plain, &roomy}) calendar->reset(0, 100, 20000);
  for (std::uint32_t i = 0; i < 12000; ++i) {
    const double due = 110 * uniform(generator);
    plain.set(i, due);
    roomy.set(i, due);
  }
  std::uint32_t owner = 0;
  std::uint32_t same = 0;
  double time = 0;
  double same_time = 0;
  while (plain.next(owner, time)) {
    ASSERT_TRUE(roomy.next(same, same_time));
    ASSERT_EQ(owner, same);
    ASSERT_EQ(time, same_time);
  }
  EXPECT_FALSE(roomy.next(same, same_time));
}

// An owner whose event is moved to and fro leaves nothing behind that piles up.
TEST(Calendar, DoesNotGrowWhenEventsAreMovedToAndFro) {
  Calendar<> calendar;
  calendar.reset(0, 1000, 16000);
  std::uint32_t owner = 0;
  double time = 0;
  for (int i = 0; i < 100000; ++i) {
    calendar.set(1, 900);
    calendar.set(1, 800);
    calendar.set(0, i * 0x1p-8);
    calendar.set(1, i * 0x1p-8);
    ASSERT_TRUE(calendar.next(owner, time));
    ASSERT_TRUE(calendar.next(owner, time));
    ASSERT_EQ(time, i * 0x1p-8);
  }
  EXPECT_LT(calendar.memory_bytes(), 100000U);
}

// A hundred thousand events in one bucket, and millions of buckets without any: neither may take more than n
// log n. Nothing is timed; a quadratic calendar would run into the test's time limit.
TEST(Calendar, SurvivesWrongHints) {
  for (const double hint : {0.0, 1e12}) {
    Calendar<> calendar;
    calendar.reset(0, 10000, hint);
    constexpr std::uint32_t owners = 200000;
    for (std::uint32_t i = 0; i < owners; ++i) calendar.set(i, 5000 + i * 7919 % owners * 1e-8);
    std::uint32_t owner = 0;
    double time = 0;
    double last = 0;
    std::uint64_t taken = 0;
    while (calendar.next(owner, time)) {
      ASSERT_GE(time, last);
      last = time;
      if (++taken <= owners) calendar.set(owner, time + 0.1);
    }
    EXPECT_EQ(taken, 2 * std::uint64_t{owners});
  }
}

}  // namespace
}  // namespace nrmsim::engine
