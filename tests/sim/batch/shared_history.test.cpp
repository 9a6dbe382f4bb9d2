#include "sim/batch/shared_history.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace nrmsim::batch {
namespace {

constexpr Plan plan{3, 2, 4};
constexpr std::size_t cells = 10;

/// Digests in cells 2 to 9, the same in every scenario unless `change` says otherwise; the first two cells
/// differ always, as outcomes do.
ReadRow histories(std::function<void(const Key&, std::span<outcomes::Cell>)> change) {
  return [change](const Key& key, std::span<outcomes::Cell> row) {
    row[0] = key.scenario + 1000U;
    row[1] = key.scenario + 2000U;
    for (std::size_t i = 2; i < row.size(); ++i) row[i] = 100U * key.draw + 10U * key.replication + i;
    change(key, row);
  };
}

void unchanged(const Key&, std::span<outcomes::Cell>) {}

TEST(SharedHistory, IdenticalHistoriesPass) {
  EXPECT_FALSE(find_divergence(plan, {2, 0, {8, 8, 8}}, cells, histories(unchanged)));
}

TEST(SharedHistory, NamesTheSameDifferenceOnAnyNumberOfThreads) {
  constexpr Plan many{2, 10, 200};
  const auto read = histories([](const Key& key, std::span<outcomes::Cell> row) {
    if (key.scenario == 1 && key.draw >= 3 && key.replication >= 50) row[4] += key.draw;
  });
  for (const unsigned threads : {1u, 2u, 5u}) {
    const auto divergence = find_divergence(many, {2, 0, {8, 8}}, cells, read, threads);
    ASSERT_TRUE(divergence);
    EXPECT_EQ(divergence->key, (Key{1, 3, 50})) << threads << " threads";
    EXPECT_EQ(divergence->period, 2U);
  }
}

TEST(SharedHistory, NamesTheFirstDifference) {
  const auto read = histories([](const Key& key, std::span<outcomes::Cell> row) {
    if (key == Key{2, 1, 3}) {
      row[7] += 1;
      row[8] += 1;
    }
  });
  const auto divergence = find_divergence(plan, {2, 0, {8, 8, 8}}, cells, read);
  ASSERT_TRUE(divergence);
  EXPECT_EQ(divergence->key, (Key{2, 1, 3}));
  EXPECT_EQ(divergence->period, 5U);
}

TEST(SharedHistory, MayDifferAfterThePolicyStarts) {
  const auto read = histories([](const Key& key, std::span<outcomes::Cell> row) {
    if (key.scenario == 1) row[6] += 1;
  });
  EXPECT_FALSE(find_divergence(plan, {2, 0, {8, 4, 8}}, cells, read));
  EXPECT_TRUE(find_divergence(plan, {2, 0, {8, 5, 8}}, cells, read));
}

TEST(SharedHistory, ComparesWithTheBaselineThatWasNamed) {
  const auto read = histories([](const Key& key, std::span<outcomes::Cell> row) {
    if (key.scenario == 1) row[2] += 1;
  });
  const auto divergence = find_divergence(plan, {2, 1, {8, 8, 8}}, cells, read);
  ASSERT_TRUE(divergence);
  EXPECT_EQ(divergence->key, (Key{0, 0, 0}));
  EXPECT_EQ(divergence->period, 0U);
}

TEST(SharedHistory, NothingToCompareIsNoDifference) {
  const auto read = histories([](const Key& key, std::span<outcomes::Cell> row) { row[2] = key.scenario; });
  EXPECT_FALSE(find_divergence(plan, {2, 0, {0, 0, 0}}, cells, read));
}

}  // namespace
}  // namespace nrmsim::batch
