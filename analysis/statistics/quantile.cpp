#include "analysis/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {
namespace {

/// The order statistic at a position counted from 0, linear in between, cut at both ends.
double at_position(std::span<const double> values, double position) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double last = static_cast<double>(sorted.size() - 1);
  const double inside = std::clamp(position, 0.0, last);
  const auto below = static_cast<std::size_t>(inside);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (inside - std::floor(inside)) * (sorted[above] - sorted[below]);
}

}  // namespace

double quantile(std::span<const double> values, double p) {
  NRMSIM_EXPECTS(!values.empty() && p >= 0 && p <= 1);
  return at_position(values, p * static_cast<double>(values.size() - 1));
}

double predictive_quantile(std::span<const double> values, double p) {
  NRMSIM_EXPECTS(!values.empty() && p >= 0 && p <= 1);
  return at_position(values, p * static_cast<double>(values.size() + 1) - 1);
}

double histogram_quantile(std::span<const double> edges, std::span<const double> weights, double p) {
  NRMSIM_EXPECTS(edges.size() == weights.size() + 1 && p >= 0 && p <= 1);
  double total = 0;
  for (const double weight : weights) total += weight;
  if (!(total > 0)) return std::numeric_limits<double>::quiet_NaN();
  const double wanted = p * total;
  double before = 0;
  double reached = edges.front();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0) {
      if (before + weights[i] >= wanted)
        return edges[i] + std::max(0.0, wanted - before) / weights[i] * (edges[i + 1] - edges[i]);
      reached = edges[i + 1];
    }
    before += weights[i];
  }
  return reached;  // rounding of the total
}

}  // namespace nrmsim::statistics
