#include "sim/random/address.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cstdint>
#include <set>
#include <utility>

namespace nrmsim::random {
namespace {

using Words = std::array<std::uint32_t, 4>;

// Philox4x32-10 written out from the paper, as an oracle.
Words philox(Words counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53U} * counter[0];
    const std::uint64_t b = std::uint64_t{0xCD9E8D57U} * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32U) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32U) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key = {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U};
  }
  return counter;
}

Words library(Words counter, std::array<std::uint32_t, 2> key) {
  const auto out = r123::Philox4x32{}({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
  return {out[0], out[1], out[2], out[3]};
}

// Known answers published with Random123 (kat_vectors, philox4x32 10).
TEST(Philox, GivesTheKnownAnswers) {
  constexpr std::uint32_t all = 0xFFFFFFFFU;
  for (const auto& generator : {philox, library}) {
    EXPECT_EQ(generator({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(generator({all, all, all, all}, {all, all}),
              (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(generator({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
  }
}

TEST(Address, IsTheCounterInTheWidthsStated) {
  const ReplicationKey key(0x0123456789ABCDEFU, 17, 42);
  const std::array<std::uint32_t, 2> words{key.words()[0], key.words()[1]};
  const Address address{0xFEDCBA9876543210U, 0xABCD, 0x89ABCDEF};
  const Words expected = philox({0x76543210, 0xFEDCBA98, 0x89ABCDEF, 0x1234ABCD}, words);
  const Bits128 got = bits(key, address, 0x1234);
  EXPECT_EQ(got.first, (std::uint64_t{expected[1]} << 32U) | expected[0]);
  EXPECT_EQ(got.second, (std::uint64_t{expected[3]} << 32U) | expected[2]);
}

TEST(ReplicationKey, ComesFromOneCallUnderTheSeed) {
  const ReplicationKey key(0x0123456789ABCDEFU, 17, 42);
  const Words expected = philox({17, 42, 0x4E524D53, 0x494D}, {0x89ABCDEF, 0x01234567});
  EXPECT_EQ(key.words()[0], expected[0]);
  EXPECT_EQ(key.words()[1], expected[1]);
}

TEST(ReplicationKey, DiffersBetweenSeedsDrawsAndReplications) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    for (std::uint32_t draw = 0; draw < 20; ++draw) {
      for (std::uint32_t replication = 0; replication < 100; ++replication) {
        const ReplicationKey key(seed << (seed % 2 == 0 ? 0U : 40U), draw, replication);
        seen.insert({key.words()[0], key.words()[1]});
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
