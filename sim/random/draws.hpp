#pragma once
// Single random numbers of the distributions that the model's hot paths need, each from one address.

#include <cmath>
#include <cstdint>

#include "sim/core/math.hpp"
#include "sim/random/address.hpp"

namespace nrmsim::random {

/// 64 random bits to a double in (0, 1): the middle of one of 2^53 cells... 52 bits and a half, so that
/// neither 0 nor 1 can come out and the mean is exactly 1/2.
inline double unit_interval(std::uint64_t word) {
  return (static_cast<double>(word >> 12U) + 0.5) * 0x1p-52;
}

/// Uniform on (0, 1), never 0 or 1.
inline double uniform(const ReplicationKey& key, Address address) {
  return unit_interval(bits(key, address).first);
}

struct UniformPair {
  double first;
  double second;
};
/// Two independent uniforms on (0, 1); the first is that of uniform() at the same address.
inline UniformPair uniform_pair(const ReplicationKey& key, Address address) {
  const Bits128 word = bits(key, address);
  return {unit_interval(word.first), unit_interval(word.second)};
}

/// Exponential with mean 1, by inversion: positive and at most 53 log 2, about 36.7.
inline double unit_exponential(const ReplicationKey& key, Address address) {
  return -core::portable::log(unit_interval(bits(key, address).first));
}

struct ExponentialAndUniform {
  double exponential;
  double uniform;
};
/// An exponential with mean 1 and a uniform on (0, 1), independent, from one call of the generator.
inline ExponentialAndUniform exponential_and_uniform(const ReplicationKey& key, Address address) {
  const Bits128 word = bits(key, address);
  return {-core::portable::log(unit_interval(word.first)), unit_interval(word.second)};
}

/// Standard normal by Box and Muller's transformation (its cosine half).
inline double standard_normal(const ReplicationKey& key, Address address) {
  constexpr double two_pi = 6.283185307179586;
  const UniformPair u = uniform_pair(key, address);
  return std::sqrt(-2.0 * core::portable::log(u.first)) * core::portable::cos(two_pi * u.second);
}

}  // namespace nrmsim::random
