#include "sim/engine/far_lists.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace nrmsim::engine {
namespace {

TEST(FarLists, GiveBackWhatWasPutIn) {
  FarLists lists;
  std::mt19937_64 generator(1);
  for (int run = 0; run < 3; ++run) {
    lists.reset(7);
    std::vector<std::vector<std::uint32_t>> expected(7);
    for (std::uint32_t i = 0; i < 5000; ++i) {
      const auto list = generator() % 7;
      lists.append(list, i);
      expected[list].push_back(i);
      if (i % 500 != 499) continue;
      const auto emptied = generator() % 7;
      std::vector<std::uint32_t> got;
      std::vector<std::uint32_t> announced;
      lists.drain(
          emptied, [&](std::uint32_t owner) { announced.push_back(owner); },
          [&](std::uint32_t owner) {
            EXPECT_NE(std::find(announced.begin(), announced.end(), owner), announced.end());
            got.push_back(owner);
            const auto other = (emptied + 1) % 7;
            if (owner % 10 == 0) {
              lists.append(other, owner + 10000);
              expected[other].push_back(owner + 10000);
            }
          });
      std::sort(got.begin(), got.end());
      std::sort(expected[emptied].begin(), expected[emptied].end());
      EXPECT_EQ(got, expected[emptied]);
      expected[emptied].clear();
    }
  }
}

}  // namespace
}  // namespace nrmsim::engine
