#include "sim/batch/run.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <stdexcept>
#include <thread>
#include <vector>

namespace nrmsim::batch {
namespace {

using Row = std::vector<outcomes::Cell>;
using Rows = std::map<Key, Row>;

constexpr Plan plan{3, 4, 7};
constexpr std::size_t cells = 5;

/// A row that depends on the key alone. Only some cells are written, so that what is left over from an
/// earlier key would show.
void dummy(const Key& key, std::span<outcomes::Cell> row) {
  const std::uint64_t sum = key.scenario * 10007U + key.draw * 101U + key.replication;
  for (std::size_t i = sum % 3; i < row.size(); i += 2) row[i] += sum * (i + 1) + 1;
}

RunKey dummy_run() {
  return [](const Key& key, unsigned, std::span<outcomes::Cell> row) { dummy(key, row); };
}

Sink keep_in(Rows& rows) {
  return [&rows](const Key& key, std::span<const outcomes::Cell> row) {
    EXPECT_TRUE(rows.emplace(key, Row(row.begin(), row.end())).second) << "a key was handed over twice";
  };
}

/// What the rows have to be, computed without the code under test.
Rows expected_rows() {
  Rows rows;
  for (std::uint32_t s = 0; s < plan.scenarios; ++s) {
    for (std::uint32_t d = 0; d < plan.draws; ++d) {
      for (std::uint32_t r = 0; r < plan.replications; ++r) {
        Row row(cells);
        dummy({s, d, r}, row);
        rows.emplace(Key{s, d, r}, std::move(row));
      }
    }
  }
  return rows;
}

TEST(Run, GivesTheSameRowsOnAnyNumberOfThreads) {
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    Rows rows;
    const auto summary = run(KeySet(plan), cells, {threads}, dummy_run(), keep_in(rows));
    EXPECT_EQ(summary.ran, plan.size());
    EXPECT_FALSE(summary.stopped);
    EXPECT_EQ(rows, expected_rows()) << threads << " threads";
  }
}

TEST(Run, RunsOnlyWhatIsMissing) {
  KeySet done(plan);
  const Rows all = expected_rows();
  Rows missing;
  std::uint64_t i = 0;
  for (const auto& entry : all) {
    if (++i % 3 == 0) {
      done.insert(entry.first);
    } else {
      missing.insert(entry);
    }
  }
  Rows rows;
  const auto summary = run(done, cells, {2}, dummy_run(), keep_in(rows));
  EXPECT_EQ(summary.ran, missing.size());
  EXPECT_EQ(rows, missing);
}

TEST(Run, DoesNothingWhenNothingIsMissing) {
  KeySet done(plan);
  for (const auto& entry : expected_rows()) done.insert(entry.first);
  const auto summary = run(
      done, cells, {2}, [](const Key&, unsigned, std::span<outcomes::Cell>) { FAIL(); },
      [](const Key&, std::span<const outcomes::Cell>) { FAIL(); });
  EXPECT_EQ(summary.ran, 0U);
  EXPECT_FALSE(summary.stopped);
}

TEST(Run, OneThreadFollowsTheOrderOfTurns) {
  std::vector<Key> order;
  run(KeySet(plan), cells, {1}, dummy_run(),
      [&order](const Key& key, std::span<const outcomes::Cell>) { order.push_back(key); });
  ASSERT_EQ(order.size(), plan.size());
  for (std::uint64_t turn = 0; turn < plan.size(); ++turn) EXPECT_EQ(order[turn], plan.key_at_turn(turn));
}

TEST(Run, NumbersWorkersFromZeroAndNeverSharesOne) {
  constexpr unsigned threads = 4;
  std::vector<std::atomic<int>> busy(threads);
  Rows rows;
  run(
      KeySet(plan), cells, {threads},
      [&busy](const Key& key, unsigned worker, std::span<outcomes::Cell> row) {
        ASSERT_LT(worker, busy.size());
        EXPECT_EQ(busy[worker].fetch_add(1), 0);
        std::this_thread::yield();
        dummy(key, row);
        busy[worker].fetch_sub(1);
      },
      keep_in(rows));
  EXPECT_EQ(rows, expected_rows());
}

TEST(Run, HandsOverOneRowAtATime) {
  std::atomic<int> inside{0};
  std::uint64_t count = 0;
  run(KeySet(plan), cells, {8}, dummy_run(), [&](const Key&, std::span<const outcomes::Cell>) {
    EXPECT_EQ(inside.fetch_add(1), 0);
    std::this_thread::yield();
    inside.fetch_sub(1);
    ++count;
  });
  EXPECT_EQ(count, plan.size());
}

TEST(Run, CarriesAnExceptionOutAndKeepsWhatWasFinished) {
  const Key bad{1, 2, 3};
  for (const unsigned threads : {1U, 2U, 8U}) {
    Rows rows;
    const auto run_key = [&bad](const Key& key, unsigned, std::span<outcomes::Cell> row) {
      if (key == bad) throw std::runtime_error("no such luck");
      dummy(key, row);
    };
    try {
      run(KeySet(plan), cells, {threads}, run_key, keep_in(rows));
      ADD_FAILURE() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "no such luck");
    }
    EXPECT_EQ(rows.count(bad), 0U);
    const Rows all = expected_rows();
    for (const auto& entry : rows) EXPECT_EQ(entry.second, all.at(entry.first));
    // Everything handed out before the bad key was finished: its turn is (3 * 4 + 2) * 3 + 1.
    EXPECT_GE(rows.size(), 43U);
    if (threads == 1) {
      EXPECT_EQ(rows.size(), 43U);
    }
  }
}

TEST(Run, BeginsNoNewKeyAfterAnException) {
  constexpr Plan long_plan{1, 1, 5000};
  std::atomic<std::uint64_t> begun{0};
  const auto run_key = [&begun](const Key& key, unsigned, std::span<outcomes::Cell>) {
    begun.fetch_add(1);
    if (key.replication == 10) throw std::runtime_error("no such luck");
    // Without a check of the failure the rest would take seconds, far longer than the failure takes to be
    // seen.
    if (key.replication > 10) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  };
  const Sink ignore = [](const Key&, std::span<const outcomes::Cell>) {};
  EXPECT_THROW(run(KeySet(long_plan), cells, {2}, run_key, ignore), std::runtime_error);
  EXPECT_LT(begun.load(), long_plan.size());
}

TEST(Run, HandsOverNothingAfterTheSinkFailed) {
  std::atomic<std::uint64_t> finished{0};
  const auto run_key = [&finished](const Key& key, unsigned, std::span<outcomes::Cell> row) {
    dummy(key, row);
    finished.fetch_add(1);
  };
  std::uint64_t calls = 0;
  const Sink sink = [&](const Key&, std::span<const outcomes::Cell>) {
    if (++calls != 10) return;
    // Lets another worker come to wait for the sink; on one worker there is none to wait for.
    for (int i = 0; i < 100'000 && finished.load() < 11; ++i) std::this_thread::yield();
    throw std::runtime_error("disk full");
  };
  EXPECT_THROW(run(KeySet(plan), cells, {4}, run_key, sink), std::runtime_error);
  EXPECT_EQ(calls, 10U);
}

TEST(Run, AStopKeepsTheKeysInHand) {
  std::stop_source stop;
  Rows rows;
  std::atomic<std::uint64_t> begun{0};
  const auto run_key = [&](const Key& key, unsigned, std::span<outcomes::Cell> row) {
    if (begun.fetch_add(1) == 20) stop.request_stop();
    dummy(key, row);
  };
  const auto summary = run(KeySet(plan), cells, {3, stop.get_token()}, run_key, keep_in(rows));
  EXPECT_TRUE(summary.stopped);
  EXPECT_EQ(summary.ran, begun.load());
  EXPECT_EQ(rows.size(), begun.load());
  EXPECT_LT(rows.size(), plan.size());

  KeySet done(plan);
  for (const auto& entry : rows) done.insert(entry.first);
  EXPECT_FALSE(run(done, cells, {2}, dummy_run(), keep_in(rows)).stopped);
  EXPECT_EQ(rows, expected_rows());
}

TEST(Run, AStopBeforeTheStartRunsNothing) {
  std::stop_source stop;
  stop.request_stop();
  Rows rows;
  const auto summary = run(KeySet(plan), cells, {2, stop.get_token()}, dummy_run(), keep_in(rows));
  EXPECT_TRUE(summary.stopped);
  EXPECT_TRUE(rows.empty());
}

TEST(Run, AStopDuringTheLastKeyIsNotAnInterruption) {
  std::stop_source stop;
  std::uint64_t count = 0;
  const auto summary = run(KeySet(plan), cells, {1, stop.get_token()}, dummy_run(),
                           [&](const Key&, std::span<const outcomes::Cell>) {
                             if (++count == plan.size()) stop.request_stop();
                           });
  EXPECT_FALSE(summary.stopped);
}

}  // namespace
}  // namespace nrmsim::batch
