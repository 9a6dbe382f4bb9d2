#include "sim/model/state/arena.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace nrmsim::model {
namespace {

struct Record {
  std::uint64_t entity = 0;
  int content = 0;
  Index next = none;
};
void link_free(Record& record, Index next) {
  record.next = next;
}
Index next_free(const Record& record) {
  return record.next;
}

// Against a map, over random additions and removals.
TEST(Arena, KeepsRecordsWhereTheyAreUntilTheyAreRemoved) {
  Arena<Record> arena;
  for (int round = 0; round < 2; ++round) {
    arena.reset(10);
    EXPECT_EQ(arena.size(), 0U);
    std::mt19937 generator(1);
    std::map<Index, Record> oracle;
    std::size_t peak = 0;
    for (std::uint64_t n = 1; n < 3000; ++n) {
      if (generator() % 5 < 3 || oracle.empty()) {
        const Index i = arena.add();
        ASSERT_EQ(oracle.count(i), 0U) << "a slot in use was given away";
        EXPECT_EQ(arena[i].entity, 0U);
        EXPECT_EQ(arena[i].content, 0) << "nothing is left of an earlier record";
        EXPECT_EQ(arena[i].next, none);
        arena[i] = {n, static_cast<int>(generator() % 100)};
        oracle[i] = arena[i];
      } else {
        auto victim = oracle.begin();
        std::advance(victim, static_cast<std::ptrdiff_t>(generator() % oracle.size()));
        arena.remove(victim->first);
        EXPECT_FALSE(arena.in_use(victim->first));
        oracle.erase(victim);
      }
      peak = std::max(peak, oracle.size());
      ASSERT_EQ(arena.size(), oracle.size());
    }
    EXPECT_EQ(arena.peak(), peak);
    EXPECT_EQ(arena.slots(), peak) << "memory follows the most records at one time";
    for (const auto& [i, record] : oracle) {
      EXPECT_TRUE(arena.in_use(i));
      EXPECT_EQ(arena[i].entity, record.entity);
      EXPECT_EQ(arena[i].content, record.content);
    }
  }
}

}  // namespace
}  // namespace nrmsim::model
