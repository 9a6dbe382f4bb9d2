#include "analysis/comparison/sparkline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace nrmsim::comparison {
namespace {

constexpr std::size_t steps = 10;
constexpr std::size_t fewest_values = 5;
constexpr std::size_t heights = 8;
using Bars = std::array<const char*, heights + 1>;  // from nothing to the fullest

constexpr Bars blocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr Bars plain{" ", ".", ".", ":", ":", "+", "+", "#", "#"};

/// Steps on the left of 0, so that a side with any value has one and each step is about as wide as the
/// others.
std::size_t steps_below(double lowest, double highest) {
  if (lowest >= 0) return 0;
  if (highest <= 0) return steps;
  const double share = -lowest / (highest - lowest);
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(share * steps)), 1, steps - 1);
}

std::size_t step_of(double value, double lowest, double highest, std::size_t below) {
  const bool left = value < 0 || highest <= 0;
  const double share = left ? (value - lowest) / -lowest : value / highest;
  const std::size_t first = left ? 0 : below;
  const std::size_t count = left ? below : steps - below;
  return first + std::min(count - 1, static_cast<std::size_t>(share * static_cast<double>(count)));
}

}  // namespace

std::string sparkline(std::span<const double> values, Characters characters) {
  std::vector<double> finite;
  std::copy_if(values.begin(), values.end(), std::back_inserter(finite),
               [](double v) { return std::isfinite(v); });
  if (finite.size() < fewest_values) return {};
  const auto [low, high] = std::minmax_element(finite.begin(), finite.end());
  const double lowest = std::min(*low, 0.0);
  const double highest = std::max(*high, 0.0);
  if (lowest == highest) return {};
  const std::size_t below = steps_below(lowest, highest);
  std::array<std::size_t, steps> count{};
  for (const double value : finite) ++count[step_of(value, lowest, highest, below)];
  const std::size_t fullest = *std::max_element(count.begin(), count.end());
  const Bars& bars = characters == Characters::blocks ? blocks : plain;
  std::string text;
  for (std::size_t i = 0; i <= steps; ++i) {
    if (i == below) text += characters == Characters::blocks ? "│" : "|";
    if (i < steps) text += bars[(count[i] * heights + fullest - 1) / fullest];
  }
  return text;
}

}  // namespace nrmsim::comparison
