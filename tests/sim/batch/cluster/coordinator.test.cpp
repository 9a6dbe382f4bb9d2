#include "sim/batch/cluster/coordinator.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstring>
#include <stdexcept>
#include <thread>

#include "memory_channel.hpp"
#include "sim/batch/cluster/helper.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cluster {
namespace {

using namespace std::chrono_literals;
using batch::Key;
using Rows = std::map<Key, std::uint64_t>;

constexpr batch::Plan plan{2, 3, 40};

std::uint64_t value_of(const Key& key) {
  return key.scenario * 10007U + key.draw * 101U + key.replication;
}

Bytes encoded(const Key& key) {
  const std::uint64_t numbers[] = {key.scenario, key.draw, key.replication, value_of(key)};
  const auto bytes = std::as_bytes(std::span(numbers));
  return {bytes.begin(), bytes.end()};
}

std::pair<Key, std::vector<outcomes::Cell>> decoded(const Bytes& bytes) {
  std::uint64_t numbers[4];
  std::memcpy(numbers, bytes.data(), sizeof numbers);
  return {{static_cast<std::uint32_t>(numbers[0]), static_cast<std::uint32_t>(numbers[1]),
           static_cast<std::uint32_t>(numbers[2])},
          {numbers[3]}};
}

/// Waits until this many calls were made, so that a test does not end before others have taken part.
class Gate {
 public:
  explicit Gate(unsigned wanted) : wanted_(wanted) {}
  void pass() {
    ++passed_;
    while (passed_ < wanted_) std::this_thread::sleep_for(1ms);
  }

 private:
  std::atomic<unsigned> passed_{0};
  unsigned wanted_;
};

Work honest() {
  return [](const Key& key, unsigned) { return encoded(key); };
}

std::thread helper(Post& post, unsigned rank, Offer offer, std::stop_token stop = {}) {
  return std::thread([&post, rank, offer = std::move(offer), stop = std::move(stop)] {
    MemoryChannel channel(post, rank);
    if (wait_for_start(channel)) help(channel, offer, stop);
  });
}

batch::RunSummary run(Coordinator& coordinator, Rows& rows, const batch::RunKey& own,
                      std::stop_token stop = {}) {
  return batch::run(batch::KeySet(plan), 1, {1, std::move(stop), &coordinator}, own,
                    [&rows](const Key& key, std::span<const outcomes::Cell> row) {
                      EXPECT_TRUE(rows.emplace(key, row[0]).second) << "a key was handed over twice";
                    });
}

void own_work(const Key& key, unsigned, std::span<outcomes::Cell> row) {
  row[0] = value_of(key);
}

void expect_all(const Rows& rows) {
  EXPECT_EQ(rows.size(), plan.size());
  for (const auto& [key, value] : rows) EXPECT_EQ(value, value_of(key));
}

TEST(Coordinator, SharesTheKeysAndGetsEveryRowOnce) {
  Post post(3);
  Gate gate(3);  // the leader's thread and one of each helper
  std::atomic<unsigned> elsewhere{0};
  const auto work = [&](const Key& key, unsigned) {
    if (++elsewhere <= 2) gate.pass();
    return encoded(key);
  };
  auto one = helper(post, 1, {"same", 1, work});
  auto two = helper(post, 2, {"same", 1, work});
  Rows rows;
  {
    MemoryChannel channel(post, 0);
    Coordinator coordinator(channel);
    coordinator.start("same", decoded);
    bool first = true;
    const auto summary =
        run(coordinator, rows, [&](const Key& key, unsigned worker, std::span<outcomes::Cell> row) {
          if (std::exchange(first, false)) gate.pass();
          own_work(key, worker, row);
        });
    EXPECT_EQ(summary.ran, plan.size());
    EXPECT_EQ(coordinator.threads_elsewhere(), 2U);
  }
  one.join();
  two.join();
  expect_all(rows);
  EXPECT_GE(elsewhere, 2U);
}

TEST(Coordinator, LetsGoThoseWhoWereNeverStarted) {
  Post post(2);
  auto one = helper(post, 1, {"same", 1, honest()});
  MemoryChannel channel(post, 0);
  { const Coordinator coordinator(channel); }
  one.join();  // without a word
  EXPECT_FALSE(channel.forgotten);
}

TEST(Coordinator, ServesOneRunAfterAnother) {
  Post post(2);
  auto one = helper(post, 1, {"same", 2, honest()});
  MemoryChannel channel(post, 0);
  {
    Coordinator coordinator(channel);
    coordinator.start("same", decoded);
    for (int look = 0; look < 3; ++look) {
      Rows rows;
      run(coordinator, rows, own_work);
      expect_all(rows);
    }
  }
  one.join();
  EXPECT_FALSE(channel.forgotten);
}

/// What the leader says of a run with this helper, its own keys taking long enough for the helper to speak.
template <class Error = core::RunError>
std::string failure_with(Offer offer) {
  Post post(2);
  auto one = helper(post, 1, std::move(offer));
  std::string said;
  {
    MemoryChannel channel(post, 0);
    Coordinator coordinator(channel);
    coordinator.start("same", decoded);
    Rows rows;
    try {
      run(coordinator, rows, [](const Key& key, unsigned worker, std::span<outcomes::Cell> row) {
        std::this_thread::sleep_for(5ms);
        own_work(key, worker, row);
      });
    } catch (const Error& error) {
      said = error.what();
    }
  }
  one.join();
  return said;
}

TEST(Coordinator, RefusesAHelperThatWouldRunSomethingElse) {
  EXPECT_TRUE(failure_with({"other", 1, honest()}).starts_with("task 1 is about to run something else"));
}

TEST(Coordinator, SaysWhyAHelperFailed) {
  const Work failing = [](const Key&, unsigned) -> Bytes { throw std::runtime_error("no memory"); };
  EXPECT_EQ(failure_with({"same", 2, failing}), "task 1: no memory");
}

TEST(Coordinator, KnowsAFailureThatWouldComeAgain) {
  const Work failing = [](const Key&, unsigned) -> Bytes { throw core::TooOften("too often"); };
  EXPECT_EQ(failure_with<core::TooOften>({"same", 2, failing}), "task 1: too often");
}

// The helper takes a key and is never heard of again.
TEST(Coordinator, GivesUpTheKeysOfALostHelper) {
  Post post(2);
  std::atomic<bool> took{false};
  std::thread lost([&post, &took] {
    MemoryChannel channel(post, 1);
    ASSERT_TRUE(wait_for_start(channel));
    channel.send(0, encode({Kind::hello, {}, 1, bytes_of("same")}));
    wait_for(channel);
    channel.send(0, encode({Kind::ask}));
    took = decode(wait_for(channel)).kind == Kind::key;
  });
  MemoryChannel channel(post, 0);
  {
    Coordinator coordinator(channel, 20ms);
    coordinator.start("same", decoded);
    Rows rows;
    const auto summary =
        run(coordinator, rows, [&](const Key& key, unsigned worker, std::span<outcomes::Cell> row) {
          while (!took) std::this_thread::sleep_for(1ms);
          own_work(key, worker, row);
        });
    EXPECT_EQ(summary.ran, plan.size() - 1);
    EXPECT_FALSE(summary.stopped);
  }
  lost.join();
  EXPECT_TRUE(channel.forgotten);
}

TEST(Coordinator, AnswersTheSenderOfARowThatCannotBeKept) {
  Post post(2);
  auto one = helper(post, 1, {"same", 2, honest()});
  MemoryChannel channel(post, 0);
  const auto begin = std::chrono::steady_clock::now();
  {
    Coordinator coordinator(channel);
    coordinator.start("same", decoded);
    std::atomic<bool> full{false};
    const auto own = [&full](const Key& key, unsigned worker, std::span<outcomes::Cell> row) {
      while (!full) std::this_thread::sleep_for(1ms);  // so that it is a helper's row that finds no room
      own_work(key, worker, row);
    };
    EXPECT_THROW(batch::run(batch::KeySet(plan), 1, {1, {}, &coordinator}, own,
                            [&full](const Key&, std::span<const outcomes::Cell>) {
                              if (!full.exchange(true)) throw core::RunError("the disk is full");
                            }),
                 core::RunError);
  }
  one.join();
  EXPECT_FALSE(channel.forgotten);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 30s) << "somebody waited until patience ended";
}

// One helper fails while another has a key in hand: that key is kept.
TEST(Coordinator, CollectsWhatIsOutBeforeItSaysWhatFailed) {
  Post post(3);
  std::atomic<bool> in_hand{false};
  std::atomic<bool> failed{false};
  auto slow = helper(post, 1, {"same", 1, [&](const Key& key, unsigned) {
                                 in_hand = true;
                                 while (!failed) std::this_thread::sleep_for(1ms);
                                 std::this_thread::sleep_for(20ms);
                                 return encoded(key);
                               }});
  auto failing = helper(post, 2, {"same", 1, [&](const Key&, unsigned) -> Bytes {
                                    while (!in_hand) std::this_thread::sleep_for(1ms);
                                    failed = true;
                                    throw std::runtime_error("no memory");
                                  }});
  Rows rows;
  int own = 0;
  {
    MemoryChannel channel(post, 0);
    Coordinator coordinator(channel);
    coordinator.start("same", decoded);
    EXPECT_THROW(run(coordinator, rows,
                     [&](const Key& key, unsigned worker, std::span<outcomes::Cell> row) {
                       while (!failed) std::this_thread::sleep_for(1ms);
                       ++own;
                       std::this_thread::sleep_for(5ms);
                       own_work(key, worker, row);
                     }),
                 core::RunError);
  }
  slow.join();
  failing.join();
  EXPECT_EQ(rows.size(), static_cast<std::size_t>(own) + 1);
}

TEST(Coordinator, AStoppedHelperSendsWhatItHas) {
  Post post(2);
  std::stop_source stop;
  std::atomic<int> ran{0};
  auto one = helper(post, 1,
                    {"same", 1,
                     [&](const Key& key, unsigned) {
                       if (++ran == 3) stop.request_stop();
                       return encoded(key);
                     }},
                    stop.get_token());
  Rows rows;
  {
    MemoryChannel channel(post, 0);
    Coordinator coordinator(channel);
    coordinator.start("same", decoded);
    run(coordinator, rows, [&](const Key& key, unsigned worker, std::span<outcomes::Cell> row) {
      while (ran < 3) std::this_thread::sleep_for(1ms);
      own_work(key, worker, row);
    });
  }
  one.join();
  expect_all(rows);
  EXPECT_EQ(ran, 3);
}

}  // namespace
}  // namespace nrmsim::cluster
