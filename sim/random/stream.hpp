#pragma once
// A sequence of random words at one address, for distributions that need an unknown number of them.

#include <cstdint>
#include <limits>
#include <stdexcept>

#include "sim/random/address.hpp"

namespace nrmsim::random {

/// UniformRandomBitGenerator over the parts of one address, for Boost.Random's distributions: 2^17 words of
/// 64 bits, the first two being those of bits(key, address). Asking for more throws std::overflow_error.
class Stream {
 public:
  using result_type = std::uint64_t;

  Stream(const ReplicationKey& key, Address address) : key_{key}, address_{address} {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  result_type operator()() {
    if (half_used_) {
      half_used_ = false;
      return kept_;
    }
    if (part_ > std::numeric_limits<std::uint16_t>::max()) {
      throw std::overflow_error("more than 131072 random words were asked for at one address");
    }
    const Bits128 word = bits(key_, address_, static_cast<std::uint16_t>(part_++));
    kept_ = word.second;
    half_used_ = true;
    return word.first;
  }

 private:
  ReplicationKey key_;
  Address address_;
  std::uint32_t part_ = 0;
  bool half_used_ = false;
  std::uint64_t kept_ = 0;
};

}  // namespace nrmsim::random
