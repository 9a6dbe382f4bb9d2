#include "analysis/statistics/moments.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {

double mean(std::span<const double> values) {
  NRMSIM_EXPECTS(!values.empty());
  // From the first value on, so that a sample of equal values has exactly that mean.
  double excess = 0;
  for (const double value : values) excess += value - values.front();
  return values.front() + excess / static_cast<double>(values.size());
}

double variance(std::span<const double> values) {
  NRMSIM_EXPECTS(values.size() > 1);
  const double centre = mean(values);
  double squares = 0;
  double residue = 0;  // what rounding of the centre left over
  for (const double value : values) {
    squares += (value - centre) * (value - centre);
    residue += value - centre;
  }
  const auto n = static_cast<double>(values.size());
  return std::max(0.0, squares - residue * residue / n) / (n - 1);
}

double standard_error(std::span<const double> values) {
  return std::sqrt(variance(values) / static_cast<double>(values.size()));
}

}  // namespace nrmsim::statistics
