#include "sim/parallel/each_index.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace nrmsim::parallel {
namespace {

TEST(ForEachIndex, CallsEachOnceOnAnyNumberOfThreads) {
  for (const unsigned threads : {1u, 2u, 3u, 8u})
    for (const std::size_t count : {0u, 1u, 2u, 1000u}) {
      std::vector<int> calls(count);  // each index has a place of its own, so no lock is needed
      for_each_index(threads, count, [&](std::size_t index) { ++calls[index]; });
      EXPECT_EQ(calls, std::vector<int>(count, 1)) << threads << " threads";
    }
}

TEST(ForEachIndex, ThrowsWhatACallThrew) {
  for (const unsigned threads : {1u, 2u, 4u}) {
    std::atomic<std::size_t> begun{0};
    const auto fail_at_seven = [&](std::size_t index) {
      ++begun;
      if (index == 7) throw std::runtime_error("the seventh");
      // So that the others cannot be through before the exception is seen.
      if (index > 7) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    };
    try {
      for_each_index(threads, 2'000, fail_at_seven);
      FAIL();
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "the seventh");
    }
    EXPECT_LT(begun, 2'000u);
  }
}

}  // namespace
}  // namespace nrmsim::parallel
