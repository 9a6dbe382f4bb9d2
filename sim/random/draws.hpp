#pragma once
// Single random numbers of the distributions that the model's hot paths need, each from one address. All
// draws at one address share its bits: an address is for one of these functions, not for two.

#include <cmath>
#include <cstdint>

#include "sim/core/math.hpp"
#include "sim/random/address.hpp"
#include "sim/random/exponential.hpp"

namespace nrmsim::random {

/// Uniform on (0, 1), never 0 or 1; an odd multiple of 2^-53.
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

/// Exponential with mean 1: positive and finite.
inline double unit_exponential(const ReplicationKey& key, Address address) {
  return exponential_from(key, address, bits(key, address).first);
}

struct ExponentialAndUniform {
  double exponential;
  double uniform;
};
/// An exponential with mean 1 and a uniform on (0, 1), independent, nearly always from one call of the
/// generator.
inline ExponentialAndUniform exponential_and_uniform(const ReplicationKey& key, Address address) {
  const Bits128 word = bits(key, address);
  return {exponential_from(key, address, word.first), unit_interval(word.second)};
}

/// Standard normal by Box and Muller's transformation (its cosine half).
inline double standard_normal(const ReplicationKey& key, Address address) {
  constexpr double two_pi = 6.283185307179586;
  const UniformPair u = uniform_pair(key, address);
  return std::sqrt(-2.0 * core::portable::log(u.first)) * core::portable::cos(two_pi * u.second);
}

}  // namespace nrmsim::random
