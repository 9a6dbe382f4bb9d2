#include "sim/parallel/workers.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace nrmsim::parallel {
namespace {

TEST(Workers, EveryWorkerIsCalledOnce) {
  std::vector<std::atomic<int>> calls(3);
  on_each_worker(3, [&calls](unsigned worker) { calls.at(worker).fetch_add(1); });
  EXPECT_EQ(calls[0].load(), 1);
  for (const auto& count : calls) EXPECT_LE(count.load(), 1);
  EXPECT_GE(available_threads(), 1U);
}

}  // namespace
}  // namespace nrmsim::parallel
