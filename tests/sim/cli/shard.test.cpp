#include "sim/cli/shard.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

TEST(Shard, EveryKeyIsInOneShardAndPairsStayTogether) {
  const batch::Plan plan{2, 3, 5};
  for (const std::uint32_t count : {1U, 2U, 4U, 15U, 40U}) {
    std::uint64_t all = 0;
    for (std::uint32_t number = 1; number <= count; ++number) {
      const Shard shard{number, count};
      std::uint64_t size = 0;
      for (std::uint64_t position = 0; position < plan.size(); ++position) {
        batch::Key key = plan.key_at(position);
        size += shard.has(plan, key) ? 1 : 0;
        batch::Key other = key;
        other.scenario = 1 - key.scenario;
        EXPECT_EQ(shard.has(plan, key), shard.has(plan, other));
      }
      EXPECT_EQ(size, shard.size(plan));
      all += size;
    }
    EXPECT_EQ(all, plan.size());
  }
}

TEST(Shard, IsReadFromText) {
  const Shard shard = parse_shard("2/7");
  EXPECT_EQ(shard.number, 2U);
  EXPECT_EQ(shard.count, 7U);
  for (const char* bad : {"", "2", "0/3", "4/3", "1/0", "-1/3", "1/3x", "a/b", "1/2/3"})
    EXPECT_THROW(parse_shard(bad), core::InputError) << bad;
}

TEST(Shard, IsReadFromAJobArrayWithoutGaps) {
  const auto set = [](const char* task, const char* first, const char* last, const char* count) {
    setenv("SLURM_ARRAY_TASK_ID", task, 1);
    setenv("SLURM_ARRAY_TASK_MIN", first, 1);
    setenv("SLURM_ARRAY_TASK_MAX", last, 1);
    setenv("SLURM_ARRAY_TASK_COUNT", count, 1);
  };
  unsetenv("SLURM_ARRAY_TASK_ID");
  EXPECT_THROW(parse_shard("slurm"), core::InputError);
  set("5", "3", "6", "4");
  EXPECT_EQ(parse_shard("slurm").number, 3U);
  EXPECT_EQ(parse_shard("slurm").count, 4U);
  set("5", "1", "9", "5");  // --array=1-9:2
  EXPECT_THROW(parse_shard("slurm"), core::InputError);
}

}  // namespace
}  // namespace nrmsim::cli
