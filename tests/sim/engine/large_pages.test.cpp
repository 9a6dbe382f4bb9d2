#include "sim/engine/large_pages.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <vector>

namespace nrmsim::engine {
namespace {

// Whatever the system does with the pages, what stands in them stays.
TEST(LargePages, ChangeNoContent) {
  std::vector<std::uint32_t> numbers(3 * large_page / sizeof(std::uint32_t));
  std::iota(numbers.begin(), numbers.end(), 7U);
  use_large_pages(numbers.data(), numbers.size() * sizeof(std::uint32_t));
  for (std::uint32_t i = 0; i < numbers.size(); ++i) ASSERT_EQ(numbers[i], i + 7);
}

// What has been asked for ends where a large page ends, within the memory given, and less than one is left
// over.
TEST(LargePages, AreAskedForWhole) {
  std::vector<char> memory(5 * large_page);
  const auto address = reinterpret_cast<std::uintptr_t>(memory.data());
  for (std::size_t bytes = 0; bytes <= memory.size(); bytes += large_page / 4) {
    const std::size_t done = use_large_pages(memory.data(), bytes);
    EXPECT_LE(done, bytes);
    EXPECT_EQ(done > 0 ? (address + done) % large_page : 0, 0U);
    EXPECT_LT(bytes - done, 2 * large_page);
  }
}

}  // namespace
}  // namespace nrmsim::engine
