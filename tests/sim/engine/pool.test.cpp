#include "sim/engine/pool.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <random>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace nrmsim::engine {
namespace {

double uniform(std::mt19937_64& generator) {
  return (static_cast<double>(generator() >> 12U) + 0.5) * 0x1p-52;
}
double exponential(std::mt19937_64& generator, double mean) {
  return -mean * std::log(uniform(generator));
}

Pool made(std::uint32_t capacity, Discipline discipline) {
  Pool pool;
  pool.reset(0, capacity, discipline);
  return pool;
}
Ticket wait(Pool& pool, double now, std::uint32_t token, std::uint64_t entity, double key = 0) {
  Ticket ticket{};
  EXPECT_FALSE(pool.join(now, token, entity, key, ticket));
  return ticket;
}
std::vector<std::uint32_t> release_all(Pool& pool, double now) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t token = 0; pool.release(now, token);) order.push_back(token);
  return order;
}

TEST(Pool, ServesInTheOrderOfJoining) {
  Pool pool = made(1, Discipline::fifo);
  Ticket ticket{};
  EXPECT_TRUE(pool.join(0, 100, 1, 0, ticket));
  wait(pool, 1, 101, 9);
  wait(pool, 2, 102, 8);
  wait(pool, 3, 104, 7);
  wait(pool, 3, 103, 5);  // at the same time as the one before: the smaller entity goes first
  wait(pool, 3, 105, 8);
  EXPECT_EQ(release_all(pool, 4), (std::vector<std::uint32_t>{101, 102, 103, 104, 105}));
  EXPECT_EQ(pool.busy(), 0U);
}

TEST(Pool, ServesInTheOrderOfKeys) {
  Pool pool = made(1, Discipline::ordered);
  Ticket ticket{};
  EXPECT_TRUE(pool.join(0, 100, 1, 0, ticket));
  wait(pool, 1, 103, 9, 3.0);
  wait(pool, 2, 102, 8, 1.0);
  wait(pool, 3, 101, 7, 1.0);
  wait(pool, 4, 100, 6, -1.0);
  EXPECT_EQ(release_all(pool, 5), (std::vector<std::uint32_t>{100, 101, 102, 103}));
}

TEST(Pool, PassesOverThoseWhoGaveUp) {
  for (const Discipline discipline : {Discipline::fifo, Discipline::ordered}) {
    Pool pool = made(1, discipline);
    Ticket ticket{};
    EXPECT_TRUE(pool.join(0, 0, 0, 0, ticket));
    std::vector<Ticket> tickets;
    for (std::uint32_t i = 1; i <= 100; ++i) tickets.push_back(wait(pool, 1, i, i, i));
    for (std::uint32_t i = 1; i <= 100; ++i) {
      if (i % 10 != 0) pool.abandon(2, tickets[i - 1]);
    }
    EXPECT_EQ(pool.waiting(), 10U);
    EXPECT_EQ(pool.abandoned(), 90U);
    EXPECT_EQ(release_all(pool, 3), (std::vector<std::uint32_t>{10, 20, 30, 40, 50, 60, 70, 80, 90, 100}));
    EXPECT_EQ(pool.admitted(), 11U);
  }
}

TEST(Pool, EvictsNobodyWhenPlacesAreLost) {
  Pool pool = made(3, Discipline::fifo);
  Ticket ticket{};
  for (std::uint32_t i = 0; i < 3; ++i) EXPECT_TRUE(pool.join(0, i, i, 0, ticket));
  wait(pool, 1, 3, 3);
  wait(pool, 1, 4, 4);
  pool.set_capacity(2, 1);
  std::uint32_t token = 0;
  EXPECT_EQ(pool.busy(), 3U);
  EXPECT_FALSE(pool.release(3, token));
  EXPECT_FALSE(pool.release(3, token));
  EXPECT_TRUE(pool.release(3, token));
  EXPECT_EQ(token, 3U);
  EXPECT_EQ(pool.busy(), 1U);
}

TEST(Pool, LetsThoseWhoWaitInWhenPlacesAreAdded) {
  Pool pool = made(0, Discipline::fifo);
  for (std::uint32_t i = 0; i < 5; ++i) wait(pool, 1, i, i);
  pool.set_capacity(2, 3);
  wait(pool, 2, 5, 5);  // nobody overtakes those not yet admitted
  std::vector<std::uint32_t> order;
  for (std::uint32_t token = 0; pool.admit(2, token);) order.push_back(token);
  EXPECT_EQ(order, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(pool.busy(), 3U);
  EXPECT_EQ(pool.waiting(), 3U);
}

TEST(Pool, WithoutALimitNobodyWaits) {
  Pool pool = made(Pool::unlimited, Discipline::fifo);
  Ticket ticket{};
  for (std::uint32_t i = 0; i < 1000; ++i) EXPECT_TRUE(pool.join(0, i, i, 0, ticket));
  EXPECT_EQ(pool.busy_days(2), 2000);
  EXPECT_EQ(pool.capacity_days(2), std::numeric_limits<double>::infinity());
}

TEST(Pool, IntegratesOverTime) {
  Pool pool = made(1, Discipline::fifo);
  Ticket ticket{};
  pool.join(1, 0, 0, 0, ticket);
  const Ticket turn = wait(pool, 2, 1, 1);
  pool.set_capacity(3, 4);
  pool.abandon(5, turn);
  std::uint32_t token = 0;
  pool.release(10, token);
  EXPECT_EQ(pool.busy_days(12), 9);
  EXPECT_EQ(pool.waiting_days(12), 3);
  EXPECT_EQ(pool.capacity_days(12), 3 + 9 * 4);
}

// The obvious line: a sorted set of (key, entity).
TEST(Pool, AgreesWithASortedSetAtRandom) {
  for (const Discipline discipline : {Discipline::fifo, Discipline::ordered}) {
    std::mt19937_64 generator(7);
    Pool pool = made(4, discipline);
    std::uint32_t capacity = 4;
    std::uint32_t busy = 0;
    using Entry = std::tuple<double, std::uint64_t, std::uint32_t>;
    std::set<Entry> line;
    std::vector<std::pair<Entry, Ticket>> turns;
    const auto left = [&](const Entry entry) {
      line.erase(entry);
      std::erase_if(turns, [&](const auto& turn) { return turn.first == entry; });
    };
    double now = 0;
    for (std::uint32_t step = 0; step < 40000; ++step) {
      if (generator() % 2 == 0) now += 1;
      const auto action = generator() % 100;
      if (action < 45) {
        // An entity that is neither rising nor falling, so that ties come in any order.
        const Entry entry{discipline == Discipline::fifo ? now : static_cast<double>(generator() % 50),
                          (step * std::uint64_t{2654435761U}) % 1000003U, step};
        Ticket ticket{};
        const bool got = pool.join(now, step, std::get<1>(entry), std::get<0>(entry), ticket);
        ASSERT_EQ(got, line.empty() && busy < capacity);
        if (got) {
          ++busy;
        } else {
          line.insert(entry);
          turns.emplace_back(entry, ticket);
        }
      } else if (action < 60 && !turns.empty()) {
        const auto turn = turns[generator() % turns.size()];
        pool.abandon(now, turn.second);
        left(turn.first);
      } else if (action < 98 && busy > 0) {
        std::uint32_t token = 0;
        const bool passed_on = pool.release(now, token);
        --busy;
        ASSERT_EQ(passed_on, !line.empty() && busy < capacity);
        if (passed_on) {
          ++busy;
          ASSERT_EQ(token, std::get<2>(*line.begin()));
          left(*line.begin());
        }
      } else if (action >= 98) {
        capacity = static_cast<std::uint32_t>(generator() % 8);
        pool.set_capacity(now, capacity);
        for (std::uint32_t token = 0; pool.admit(now, token); ++busy) {
          ASSERT_EQ(token, std::get<2>(*line.begin()));
          left(*line.begin());
        }
        ASSERT_TRUE(line.empty() || busy >= capacity);
      }
      ASSERT_EQ(pool.busy(), busy);
      ASSERT_EQ(pool.waiting(), line.size());
    }
    EXPECT_LT(pool.memory_bytes(), 100000U);
  }
}

// A station with Poisson arrivals and exponential service, simulated with nothing but the pool and a priority
// queue.
struct Station {
  double mean_wait = 0;
  double share_waiting = 0;
  double sum_of_waits = 0;
  double waiting_days = 0;
  double busy_days = 0;
  double sum_of_services = 0;
};

Station simulate(double arrivals_per_day, double mean_service, std::uint32_t servers, int customers,
                 std::uint64_t seed) {
  std::mt19937_64 generator(seed);
  Pool pool = made(servers, Discipline::fifo);
  std::priority_queue<double, std::vector<double>, std::greater<>> ends;
  std::vector<double> arrived;
  Station station;
  int waited = 0;
  const auto serve = [&](double now) {
    const double service = exponential(generator, mean_service);
    station.sum_of_services += service;
    ends.push(now + service);
  };
  double next_arrival = exponential(generator, 1 / arrivals_per_day);
  double now = 0;
  while (static_cast<int>(arrived.size()) < customers || !ends.empty()) {
    const bool more = static_cast<int>(arrived.size()) < customers;
    if (more && (ends.empty() || next_arrival < ends.top())) {
      now = next_arrival;
      next_arrival += exponential(generator, 1 / arrivals_per_day);
      const auto token = static_cast<std::uint32_t>(arrived.size());
      arrived.push_back(now);
      Ticket ticket{};
      if (pool.join(now, token, token, 0, ticket)) {
        serve(now);
      } else {
        ++waited;
      }
    } else {
      now = ends.top();
      ends.pop();
      std::uint32_t token = 0;
      if (pool.release(now, token)) {
        station.sum_of_waits += now - arrived[token];
        serve(now);
      }
    }
  }
  station.mean_wait = station.sum_of_waits / customers;
  station.share_waiting = waited / static_cast<double>(customers);
  station.waiting_days = pool.waiting_days(now);
  station.busy_days = pool.busy_days(now);
  return station;
}

// Erlang's second formula, from the first by its recursion.
double erlang_c(double load, int servers) {
  double blocked = 1;
  for (int i = 1; i <= servers; ++i) blocked = load * blocked / (i + load * blocked);
  return blocked / (1 - load / servers * (1 - blocked));
}

// Means over 50 independent stations. Their standard error is estimated from the spread, with 49 degrees of
// freedom: |t| > 5.7 has a chance of 7e-7. Stations start empty; over 40000 customers that biases the mean
// wait by less than (relaxation time 10 d) / (4000 d), a quarter of a percent of it, which the bound has to
// include.
TEST(Pool, WaitsAreThoseOfErlang) {
  constexpr int stations = 50;
  constexpr double arrivals = 10;
  constexpr double service = 0.8;
  constexpr int servers = 10;
  double sum = 0;
  double squares = 0;
  double share = 0;
  double share_squares = 0;
  for (std::uint64_t i = 0; i < stations; ++i) {
    const Station s = simulate(arrivals, service, servers, 40000, 100 + i);
    sum += s.mean_wait;
    squares += s.mean_wait * s.mean_wait;
    share += s.share_waiting;
    share_squares += s.share_waiting * s.share_waiting;
  }
  const auto error = [](double total, double total_squares) {
    const double mean = total / stations;
    return std::sqrt((total_squares / stations - mean * mean) / (stations - 1));
  };
  const double waiting_probability = erlang_c(arrivals * service, servers);
  const double wait_expected = waiting_probability * service / (servers - arrivals * service);
  EXPECT_NEAR(sum / stations, wait_expected, 5.7 * error(sum, squares) + 0.0025 * wait_expected);
  EXPECT_NEAR(share / stations, waiting_probability,
              5.7 * error(share, share_squares) + 0.0025 * waiting_probability);
}

// Little's law holds for each path exactly, whatever the distributions: over a time at whose ends the station
// is empty the time integral of those waiting is the sum of the waits.
TEST(Pool, ObeysLittlesLaw) {
  const Station s = simulate(10, 0.95, 10, 20000, 5);
  EXPECT_NEAR(s.waiting_days / s.sum_of_waits, 1, 1e-9);
  EXPECT_NEAR(s.busy_days / s.sum_of_services, 1, 1e-9);
}

}  // namespace
}  // namespace nrmsim::engine
