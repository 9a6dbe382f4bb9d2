#pragma once
// The unit exponential, the most frequent draw of all: a ziggurat of 256 layers.
// Marsaglia and Tsang, "The ziggurat method for generating random variables", J. Stat. Software 5(8), 2000.
// Under the curve exp(-x) lie layers of equal area; a point drawn in one is nearly always (98.9 %) below the
// curve for certain, and then one multiplication and one comparison are all it takes. Only basic arithmetic
// and, rarely, core::portable::exp are used, so the result is the same on every machine. It is not monotone
// in the random word.

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "sim/core/math.hpp"
#include "sim/random/address.hpp"

namespace nrmsim::random {

/// 64 random bits to a double in (0, 1): the middles of 2^52 equal cells, that is the odd multiples of 2^-53,
/// so that neither 0 nor 1 can come out and the mean is exactly 1/2. The lowest 12 bits are not used.
constexpr double unit_interval(std::uint64_t word) {
  return (static_cast<double>(word >> 12U) + 0.5) * 0x1p-52;
}

/// Right edges of the layers, from the base to the top. Worked out by the compiler from basic arithmetic
/// alone.
namespace ziggurat {

inline constexpr std::size_t layers = 256;
inline constexpr double tail_start = 7.69711747013104972;  // right edge of the base; from the paper above

/// exp(-x) for 0 <= x < 16, to a few units in the last place.
constexpr double exp_minus(double x) {
  constexpr double inverse_e = 0.36787944117144233;
  double whole = 1;
  while (x >= 1) {
    whole *= inverse_e;
    x -= 1;
  }
  double sum = 1;
  for (int n = 22; n > 0; --n) sum = 1 - x / n * sum;
  return whole * sum;
}

/// -log(y) for 0 < y <= 1 by Newton's method from `guess`.
constexpr double minus_log(double y, double guess) {
  double x = guess;
  for (int step = 0; step < 6; ++step) x += 1 - y / exp_minus(x);
  return x > 0 ? x : 0;
}

struct Layers {
  std::array<double, layers + 1> edge{};    // right edges, from the base to the top
  std::array<double, layers + 1> height{};  // of the curve there
};

constexpr Layers make_layers() {
  const double area = (tail_start + 1) * exp_minus(tail_start);
  Layers made;
  made.edge[0] = area / exp_minus(tail_start);  // as if the base and its tail were a rectangle
  made.edge[1] = tail_start;
  made.height[1] = exp_minus(tail_start);
  for (std::size_t i = 2; i < layers; ++i) {
    made.height[i] = made.height[i - 1] + area / made.edge[i - 1];
    made.edge[i] = minus_log(made.height[i], made.edge[i - 1]);
  }
  made.edge[layers] = 0;
  made.height[layers] = 1;
  return made;
}

inline constexpr Layers table = make_layers();

constexpr std::size_t layer_of(std::uint64_t word) {
  return word % layers;
}

/// What to do with a word that missed: the tail, the sliver between layer and curve, or another try. Takes
/// its further words from the parts of the address after the first.
[[gnu::cold, gnu::noinline]] inline double slow_path(const ReplicationKey& key, Address address,
                                                     std::uint64_t word) {
  double beyond = 0;
  for (std::uint32_t part = 1; part <= std::numeric_limits<std::uint16_t>::max(); ++part) {
    const Bits128 more = bits(key, address, static_cast<std::uint16_t>(part));
    const std::size_t layer = layer_of(word);
    if (layer == 0) {
      beyond += tail_start;  // the tail of an exponential is an exponential
    } else {
      const double x = unit_interval(word) * table.edge[layer];
      const double low = table.height[layer];
      const double high = table.height[layer + 1];
      if (low + unit_interval(more.first) * (high - low) < core::portable::exp(-x)) return beyond + x;
    }
    word = more.second;
    const double x = unit_interval(word) * table.edge[layer_of(word)];
    if (x < table.edge[layer_of(word) + 1]) return beyond + x;
  }
  throw std::overflow_error("an exponential needed more random words than one address has");
}

}  // namespace ziggurat

/// Exponential with mean 1 from `word`, which has to be bits(key, address).first: positive and finite.
inline double exponential_from(const ReplicationKey& key, Address address, std::uint64_t word) {
  const std::size_t layer = ziggurat::layer_of(word);
  const double x = unit_interval(word) * ziggurat::table.edge[layer];
  if (x < ziggurat::table.edge[layer + 1]) [[likely]] {
    return x;
  }
  return ziggurat::slow_path(key, address, word);
}

}  // namespace nrmsim::random
