#include "sim/studies/collect.hpp"

#include <gtest/gtest.h>

#include <stop_token>

namespace nrmsim::studies {
namespace {

/// A row of two cells: the key's position, and its replication.
void run_key(const batch::Key& key, unsigned /*worker*/, std::span<outcomes::Cell> row) {
  row[0] = 100 * key.scenario + 10 * key.draw + key.replication;
  row[1] = key.replication;
}

std::vector<double> measure(std::span<const outcomes::Cell> row) {
  return {static_cast<double>(row[0]), 2.0 * static_cast<double>(row[1])};
}

TEST(Collect, KeepsEveryNumberOfEveryKey) {
  const batch::Plan plan{2, 3, 4};
  for (const unsigned threads : {1U, 3U}) {
    int steps = 0;
    const Collected collected = collect(plan, {2, 2, {threads}, [&steps] { ++steps; }}, run_key, measure);
    EXPECT_FALSE(collected.stopped);
    EXPECT_EQ(steps, 24);
    EXPECT_EQ(collected.numbers.at({1, 2, 3}, 0), 123);
    EXPECT_EQ(collected.numbers.of(1, 0)[2], (std::vector<double>{120, 121, 122, 123}));
    EXPECT_EQ(collected.numbers.of(0, 1)[0], (std::vector<double>{0, 2, 4, 6}));
  }
}

TEST(Collect, SaysWhenItWasStopped) {
  std::stop_source stop;
  const Collected collected =
      collect({1, 1, 50}, {2, 2, {1, stop.get_token()}, [&stop] { stop.request_stop(); }}, run_key, measure);
  EXPECT_TRUE(collected.stopped);
}

}  // namespace
}  // namespace nrmsim::studies
