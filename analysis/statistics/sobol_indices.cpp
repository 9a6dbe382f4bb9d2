#include "analysis/statistics/sobol_indices.hpp"

#include <numeric>
#include <span>

#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {
namespace {

double mean_of_all(const SobolOutputs& outputs) {
  double sum = 0;
  double count = 0;
  const auto add = [&](const std::vector<double>& values) {
    sum = std::accumulate(values.begin(), values.end(), sum);
    count += static_cast<double>(values.size());
  };
  add(outputs.a);
  add(outputs.b);
  for (const auto& values : outputs.ab) add(values);
  return sum / count;
}

SobolOutputs centred(SobolOutputs outputs) {
  const double centre = mean_of_all(outputs);
  for (double& value : outputs.a) value -= centre;
  for (double& value : outputs.b) value -= centre;
  for (auto& values : outputs.ab)
    for (double& value : values) value -= centre;
  return outputs;
}

double variance_of(const SobolOutputs& f, std::span<const std::size_t> points) {
  double sum = 0;
  double squares = 0;
  for (const std::size_t i : points) {
    sum += f.a[i] + f.b[i];
    squares += f.a[i] * f.a[i] + f.b[i] * f.b[i];
  }
  const double n = 2 * static_cast<double>(points.size());
  return squares / n - sum / n * (sum / n);
}

/// First indices of all inputs, then total ones.
std::vector<double> indices(const SobolOutputs& f, std::span<const std::size_t> points) {
  const double variance = variance_of(f, points);
  const auto n = static_cast<double>(points.size());
  std::vector<double> first;
  std::vector<double> total;
  for (const auto& ab : f.ab) {
    double explained = 0;
    double taking_part = 0;
    for (const std::size_t i : points) {
      explained += f.b[i] * (ab[i] - f.a[i]);
      taking_part += (f.a[i] - ab[i]) * (f.a[i] - ab[i]);
    }
    first.push_back(explained / n / variance);
    total.push_back(taking_part / (2 * n) / variance);
  }
  first.insert(first.end(), total.begin(), total.end());
  return first;
}

}  // namespace

SobolIndices sobol_indices(const SobolOutputs& outputs, const BootstrapOptions& options) {
  const std::size_t points = outputs.a.size();
  NRMSIM_EXPECTS(points > 1 && outputs.b.size() == points);
  for (const auto& values : outputs.ab) NRMSIM_EXPECTS(values.size() == points);
  const SobolOutputs f = centred(outputs);
  std::vector<std::size_t> all(points);
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::vector<double> found = indices(f, all);
  const std::vector<Interval> intervals = bootstrap(
      points, [&f](std::span<const std::size_t> positions) { return indices(f, positions); }, options);
  SobolIndices made;
  made.variance = variance_of(f, all);
  made.mean = (std::accumulate(outputs.a.begin(), outputs.a.end(), 0.0) +
               std::accumulate(outputs.b.begin(), outputs.b.end(), 0.0)) /
              (2 * static_cast<double>(points));
  const std::size_t inputs = outputs.ab.size();
  for (std::size_t i = 0; i < inputs; ++i) {
    made.first.push_back({found[i], intervals[i]});
    made.total.push_back({found[inputs + i], intervals[inputs + i]});
  }
  return made;
}

}  // namespace nrmsim::statistics
