#include "sim/scenario/draw_point.hpp"

#include <Random123/philox.h>

#include <algorithm>
#include <boost/random/sobol.hpp>

#include "sim/core/contracts.hpp"

namespace nrmsim::scenario {
namespace {

constexpr unsigned scrambled_bits = 52;  // as many as a double between 0 and 1 holds with its middle

/// A bit that depends on the seed, the dimension and all bits before it.
std::uint64_t flip(std::uint64_t seed, std::uint32_t dimension, unsigned bit, std::uint64_t prefix) {
  const r123::Philox4x32::key_type key{
      {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)}};
  constexpr std::uint32_t purpose = 0x534F424CU;  // "SOBL": keeps these apart from other uses of the seed
  const r123::Philox4x32::ctr_type counter{{static_cast<std::uint32_t>(prefix),
                                            static_cast<std::uint32_t>(prefix >> 32U), purpose,
                                            dimension | (bit << 16U)}};
  return r123::Philox4x32{}(counter, key)[0] & 1U;
}

/// Owen's nested uniform scrambling, by its definition: each binary digit is flipped or not by a random bit
/// that belongs to the digits before it. Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences" (1995).
double scrambled(std::uint64_t seed, std::uint32_t dimension, std::uint64_t coordinate) {
  std::uint64_t result = 0;
  std::uint64_t prefix = 0;
  for (unsigned bit = 0; bit < scrambled_bits; ++bit) {
    const std::uint64_t digit = (coordinate >> (63U - bit)) & 1U;
    result = (result << 1U) | (digit ^ flip(seed, dimension, bit, prefix));
    prefix = (prefix << 1U) | digit;
  }
  return (static_cast<double>(result) + 0.5) * 0x1p-52;
}

/// Point `draw` of the Sobol sequence with the directions of Joe and Kuo (2008); point 0 is the origin.
std::vector<std::uint64_t> sobol_point(std::uint32_t draw, std::uint32_t dimensions) {
  std::vector<std::uint64_t> point(dimensions, 0);
  if (draw == 0) return point;
  boost::random::sobol engine(dimensions);  // leaves out the origin
  engine.discard(std::uint64_t{draw - 1} * dimensions);
  for (std::uint64_t& coordinate : point) coordinate = engine();
  return point;
}

}  // namespace

std::vector<double> DrawPoint::coordinates(std::uint32_t dimensions) const {
  NRMSIM_EXPECTS(!is_central());
  if (dimensions == 0) return {};
  if (const auto* chosen = std::get_if<std::vector<double>>(&point_)) {
    std::vector<double> point = *chosen;
    point.resize(dimensions, 0.5);
    return point;
  }
  const Sobol& sobol = std::get<Sobol>(point_);
  const std::vector<std::uint64_t> raw = sobol_point(sobol.draw, dimensions);
  std::vector<double> point(dimensions);
  for (std::uint32_t d = 0; d < dimensions; ++d) point[d] = scrambled(sobol.seed, d + 1, raw[d]);
  return point;
}

}  // namespace nrmsim::scenario
