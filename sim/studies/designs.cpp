#include "sim/studies/designs.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/contracts.hpp"
#include "sim/random/draws.hpp"
#include "sim/scenario/draw_point.hpp"

namespace nrmsim::studies {
namespace {

/// A replication that no batch has: keeps these random numbers apart from those of the model.
constexpr std::uint32_t of_designs = 0xFFFFFFFFU;

enum class DesignDraw : std::uint16_t { level = 1, order = 2 };

double uniform(const random::ReplicationKey& key, std::size_t parameter, DesignDraw purpose) {
  return random::uniform(key, {parameter, static_cast<std::uint16_t>(purpose), 0});
}

double coordinate(int level) {
  return (level + 0.5) / morris_levels;
}

}  // namespace

std::vector<DesignPoint> saltelli_design(std::uint64_t seed, std::uint32_t base, std::size_t parameters) {
  NRMSIM_EXPECTS(base < (1U << 30U));
  std::vector<DesignPoint> rows;
  rows.reserve(base * (parameters + 3));
  for (std::uint32_t i = 0; i < base; ++i) {
    const std::vector<double> both =
        scenario::DrawPoint::sobol(seed, i).coordinates(static_cast<std::uint32_t>(2 * parameters));
    const auto middle = both.begin() + static_cast<std::ptrdiff_t>(parameters);
    const DesignPoint a{{both.begin(), middle}, 2 * i};
    const DesignPoint b{{middle, both.end()}, 2 * i + 1};
    rows.push_back(a);
    for (std::size_t k = 0; k < parameters; ++k) {
      rows.push_back(a);
      rows.back().coordinates[k] = b.coordinates[k];
    }
    rows.push_back({a.coordinates, b.luck});
    rows.push_back(b);
  }
  return rows;
}

MorrisDesign morris_design(std::uint64_t seed, std::uint32_t trajectories, std::size_t parameters) {
  constexpr int half = morris_levels / 2;
  MorrisDesign made;
  for (std::uint32_t t = 0; t < trajectories; ++t) {
    const random::ReplicationKey key(seed, t, of_designs);
    std::vector<int> levels(parameters);
    std::vector<double> turn(parameters);
    for (std::size_t k = 0; k < parameters; ++k) {
      levels[k] = static_cast<int>(uniform(key, k, DesignDraw::level) * morris_levels);
      turn[k] = uniform(key, k, DesignDraw::order);
    }
    std::vector<std::size_t> order(parameters);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&turn](std::size_t a, std::size_t b) { return turn[a] < turn[b]; });
    DesignPoint point{std::vector<double>(parameters), t};
    std::transform(levels.begin(), levels.end(), point.coordinates.begin(), coordinate);
    made.points.push_back(point);
    for (const std::size_t k : order) {
      const int step = levels[k] < half ? half : -half;
      point.coordinates[k] = coordinate(levels[k] + step);
      made.points.push_back(point);
      made.steps.push_back({k, step > 0 ? 1.0 : -1.0});
    }
  }
  return made;
}

}  // namespace nrmsim::studies
