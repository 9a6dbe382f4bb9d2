#include "sim/studies/attribution.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace nrmsim::studies {
namespace {

/// v = 10 + 3a + 5b + 4ab, b being mechanism 1, times 1 + replication in draw 1.
double worth(std::uint32_t scenario, std::uint32_t draw, std::uint32_t replication) {
  const double a = scenario & 1U;
  const double b = scenario >> 1U & 1U;
  return (10 + 3 * a + 5 * b + 4 * a * b) * (draw == 0 ? 1 : 1 + replication);
}

Numbers two_mechanisms() {
  Numbers numbers({4, 2, 3}, 1);
  for (std::uint64_t i = 0; i < numbers.plan().size(); ++i) {
    const batch::Key key = numbers.plan().key_at(i);
    const double value = worth(key.scenario, key.draw, key.replication);
    numbers.put(key, std::vector<double>{value});
  }
  return numbers;
}

TEST(Attribution, SharesAnInteractionEqually) {
  const Attribution made = attribute(two_mechanisms(), 0);
  EXPECT_EQ(made.whole[0], (std::vector<double>{12, 12, 12}));
  EXPECT_EQ(made.part[0][1], (std::vector<double>{5, 10, 15}));  // 3 + 4/2, times 1, 2, 3
  EXPECT_EQ(made.part[1][1], (std::vector<double>{7, 14, 21}));
  EXPECT_EQ(made.alone[0][0][0], 3);
  EXPECT_EQ(made.on_top[0][0][0], 7);
}

TEST(Attribution, LeavesOutPairsThatDoNotExistEverywhere) {
  Numbers numbers = two_mechanisms();
  numbers.put({2, 0, 1}, std::vector<double>{std::numeric_limits<double>::quiet_NaN()});
  const Attribution made = attribute(numbers, 0);
  EXPECT_EQ(made.whole[0].size(), 2U);
  EXPECT_EQ(made.part[0][0].size(), 2U);
  EXPECT_EQ(made.on_top[1][1].size(), 3U);
}

}  // namespace
}  // namespace nrmsim::studies
