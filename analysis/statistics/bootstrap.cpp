#include "analysis/statistics/bootstrap.hpp"

#include <cmath>
#include <limits>
#include <random>

#include "analysis/statistics/quantile.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {
namespace {

/// A position below `size`; the standard's own distributions differ between libraries.
std::size_t position(std::mt19937_64& generator, std::size_t size) {
  const double unit = static_cast<double>(generator() >> 11U) * 0x1p-53;
  return static_cast<std::size_t>(unit * static_cast<double>(size));
}

}  // namespace

std::vector<Interval> bootstrap(std::size_t size, const OfResample& statistics,
                                const BootstrapOptions& options) {
  NRMSIM_EXPECTS(size > 0 && options.resamples > 0 && options.level > 0 && options.level < 1);
  std::mt19937_64 generator(options.seed);
  std::vector<std::vector<double>> found;
  std::vector<std::size_t> positions(size);
  for (std::size_t i = 0; i < options.resamples; ++i) {
    for (std::size_t& one : positions) one = position(generator, size);
    const std::vector<double> values = statistics(positions);
    found.resize(values.size());
    for (std::size_t k = 0; k < values.size(); ++k)
      if (std::isfinite(values[k])) found[k].push_back(values[k]);
  }
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  std::vector<Interval> intervals;
  intervals.reserve(found.size());
  for (const auto& values : found) {
    intervals.push_back(values.empty() ? Interval{none, none}
                                       : Interval{quantile(values, 0.5 - options.level / 2),
                                                  quantile(values, 0.5 + options.level / 2)});
  }
  return intervals;
}

}  // namespace nrmsim::statistics
