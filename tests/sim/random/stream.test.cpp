#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <boost/random/gamma_distribution.hpp>
#include <cmath>
#include <cstdint>
#include <random>
#include <stdexcept>

namespace nrmsim::random {
namespace {

static_assert(std::uniform_random_bit_generator<Stream>);

TEST(Stream, WalksThroughThePartsOfItsAddress) {
  const ReplicationKey key(4, 5, 6);
  const Address address{77, 8, 9};
  Stream stream(key, address);
  for (std::uint16_t part = 0; part < 1000; ++part) {
    EXPECT_EQ(stream(), bits(key, address, part).first);
    EXPECT_EQ(stream(), bits(key, address, part).second);
  }
}

TEST(Stream, RefusesToRunOver) {
  Stream stream(ReplicationKey(4, 5, 6), Address{77, 8, 9});
  for (int i = 0; i < 131072; ++i) stream();
  EXPECT_THROW(stream(), std::overflow_error);
}

// Mean 2.5, standard deviation sqrt(2.5) = 1.58; 4.9 standard errors are a chance of 1e-6.
TEST(Stream, FeedsBoostsDistributions) {
  const ReplicationKey key(4, 5, 6);
  double sum = 0;
  constexpr int draws = 100000;
  for (int i = 0; i < draws; ++i) {
    Stream stream(key, Address{static_cast<std::uint64_t>(i), 8, 9});
    sum += boost::random::gamma_distribution<double>(2.5)(stream);
  }
  EXPECT_NEAR(sum / draws, 2.5, 4.9 * std::sqrt(2.5 / draws));
}

}  // namespace
}  // namespace nrmsim::random
