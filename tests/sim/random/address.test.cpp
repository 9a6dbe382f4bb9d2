#include "sim/random/address.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cstdint>
#include <set>

namespace nrmsim::random {
namespace {

using Words = std::array<std::uint64_t, 2>;

/// Upper and lower half of a product of 64-bit numbers, by schoolbook multiplication of their halves.
std::array<std::uint64_t, 2> product(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t half = 0xFFFFFFFFU;
  const std::uint64_t low = (a & half) * (b & half);
  const std::uint64_t middle = (a >> 32U) * (b & half) + (low >> 32U);
  const std::uint64_t other = (a & half) * (b >> 32U) + (middle & half);
  return {(a >> 32U) * (b >> 32U) + (middle >> 32U) + (other >> 32U), (other << 32U) | (low & half)};
}

// Philox2x64-10 written out from the paper, as an oracle.
Words philox(Words counter, std::uint64_t key) {
  for (int round = 0; round < 10; ++round) {
    const auto [high, low] = product(0xD2B74407B1CE6E93U, counter[0]);
    counter = {high ^ key ^ counter[1], low};
    key += 0x9E3779B97F4A7C15U;
  }
  return counter;
}

Words library(Words counter, std::uint64_t key) {
  const auto out = r123::Philox2x64{}({{counter[0], counter[1]}}, {{key}});
  return {out[0], out[1]};
}

// Known answers published with Random123 (kat_vectors, philox2x64 10).
TEST(Philox, GivesTheKnownAnswers) {
  constexpr std::uint64_t all = ~std::uint64_t{0};
  for (const auto& generator : {philox, library}) {
    EXPECT_EQ(generator({0, 0}, 0), (Words{0xca00a0459843d731U, 0x66c24222c9a845b5U}));
    EXPECT_EQ(generator({all, all}, all), (Words{0x65b021d60cd8310fU, 0x4d02f3222f86df20U}));
    EXPECT_EQ(generator({0x243f6a8885a308d3U, 0x13198a2e03707344U}, 0xa4093822299f31d0U),
              (Words{0x0a5e742c2997341cU, 0xb0f883d38000de5dU}));
  }
}

TEST(Address, IsTheCounterInTheWidthsStated) {
  const ReplicationKey key(0x0123456789ABCDEFU, 17, 42);
  const Address address{0xFEDCBA9876543210U, 0xABCD, 0x89ABCDEF};
  const Words expected = philox({0xFEDCBA9876543210U, 0x1234ABCD89ABCDEFU}, key.word());
  const Bits128 got = bits(key, address, 0x1234);
  EXPECT_EQ(got.first, expected[0]);
  EXPECT_EQ(got.second, expected[1]);
}

TEST(ReplicationKey, ComesFromOneCallUnderTheSeed) {
  const ReplicationKey key(0x0123456789ABCDEFU, 17, 42);
  EXPECT_EQ(key.word(), philox({(std::uint64_t{42} << 32U) | 17U, 0x4E524D53494DU}, 0x0123456789ABCDEFU)[0]);
}

TEST(ReplicationKey, DiffersBetweenSeedsDrawsAndReplications) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    for (std::uint32_t draw = 0; draw < 20; ++draw) {
      for (std::uint32_t replication = 0; replication < 100; ++replication) {
        const ReplicationKey key(seed << (seed % 2 == 0 ? 0U : 40U), draw, replication);
        seen.insert(key.word());
      }
    }
  }
  EXPECT_EQ(seen.size(), 20U * 20U * 100U);
}

// Whichever single bit of an address changes, half of the 128 bits change. Over 1000 addresses the mean
// number of changed bits is 64 with standard error sqrt(32 / 1000) = 0.179; at 5.9 of them the chance of a
// false alarm in any of 128 comparisons is below 1e-6.
TEST(Address, NeighboursHaveNothingInCommon) {
  const ReplicationKey key(1, 2, 3);
  for (unsigned bit = 0; bit < 128; ++bit) {
    int changed = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
      const Address here{i, 7, 1};
      Address there = here;
      std::uint16_t part = 0;
      if (bit < 64) {
        there.entity ^= std::uint64_t{1} << bit;
      } else if (bit < 96) {
        there.occurrence ^= std::uint32_t{1} << (bit - 64);
      } else if (bit < 112) {
        there.process = static_cast<std::uint16_t>(there.process ^ (1U << (bit - 96)));
      } else {
        part = static_cast<std::uint16_t>(1U << (bit - 112));
      }
      const Bits128 a = bits(key, here);
      const Bits128 b = bits(key, there, part);
      changed += std::popcount(a.first ^ b.first) + std::popcount(a.second ^ b.second);
    }
    EXPECT_NEAR(changed / 1000.0, 64, 5.9 * 0.179) << "bit " << bit;
  }
}

}  // namespace
}  // namespace nrmsim::random
