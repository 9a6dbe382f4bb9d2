#include "sim/batch/plan.hpp"

#include <gtest/gtest.h>

#include <set>

#include "sim/batch/key_set.hpp"

namespace nrmsim::batch {
namespace {

constexpr Plan plan{3, 4, 5};

TEST(Plan, PositionsFollowTheOrderOfKeys) {
  std::uint64_t position = 0;
  for (std::uint32_t scenario = 0; scenario < 3; ++scenario) {
    for (std::uint32_t draw = 0; draw < 4; ++draw) {
      for (std::uint32_t replication = 0; replication < 5; ++replication, ++position) {
        const Key key{scenario, draw, replication};
        EXPECT_EQ(plan.position(key), position);
        EXPECT_EQ(plan.key_at(position), key);
      }
    }
  }
  EXPECT_EQ(plan.size(), position);
}

TEST(Plan, TurnsVisitEveryKeyOnce) {
  std::set<Key> seen;
  for (std::uint64_t turn = 0; turn < plan.size(); ++turn) seen.insert(plan.key_at_turn(turn));
  EXPECT_EQ(seen.size(), plan.size());
  for (const Key& key : seen) EXPECT_TRUE(plan.contains(key));
}

TEST(Plan, TurnsKeepTheScenariosOfAPairTogether) {
  for (std::uint64_t turn = 0; turn < plan.size(); turn += 3) {
    const Key first = plan.key_at_turn(turn);
    for (std::uint32_t scenario = 0; scenario < 3; ++scenario) {
      EXPECT_EQ(plan.key_at_turn(turn + scenario), (Key{scenario, first.draw, first.replication}));
    }
  }
}

TEST(Plan, AllDrawsComeBeforeTheNextReplication) {
  for (std::uint64_t turn = 0; turn < 3 * 4; ++turn) EXPECT_EQ(plan.key_at_turn(turn).replication, 0U);
  EXPECT_EQ(plan.key_at_turn(3 * 4).replication, 1U);
}

TEST(Plan, IsNotLimitedToThirtyTwoBits) {
  constexpr Plan large{10, 1'000'000, 10'000'000};
  EXPECT_EQ(large.size(), 100'000'000'000'000U);
  const Key last{9, 999'999, 9'999'999};
  EXPECT_EQ(large.position(last), large.size() - 1);
  EXPECT_EQ(large.key_at(large.size() - 1), last);
  EXPECT_EQ(large.key_at_turn(large.size() - 1), last);
}

TEST(KeySet, CountsEachKeyOnce) {
  KeySet set(plan);
  EXPECT_EQ(set.missing(), 60U);
  set.insert({1, 2, 3});
  set.insert({1, 2, 3});
  EXPECT_EQ(set.count(), 1U);
  EXPECT_EQ(set.missing(), 59U);
  EXPECT_TRUE(set.contains({1, 2, 3}));
  EXPECT_FALSE(set.contains({2, 1, 3}));
}

TEST(KeySet, HoldsNothingOutsideThePlan) {
  const KeySet set(plan);
  EXPECT_FALSE(set.contains({3, 0, 0}));
  EXPECT_FALSE(set.contains({0, 4, 0}));
  EXPECT_FALSE(set.contains({0, 0, 5}));
}

}  // namespace
}  // namespace nrmsim::batch
