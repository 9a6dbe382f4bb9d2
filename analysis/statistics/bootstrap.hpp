#pragma once
// Percentile intervals from resampling.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/statistics/interval.hpp"

namespace nrmsim::statistics {

/// Statistics of a resample, which is given as positions in the sample.
using OfResample = std::function<std::vector<double>(std::span<const std::size_t> positions)>;

struct BootstrapOptions {
  std::size_t resamples = 500;
  double level = 0.95;
  std::uint64_t seed = 1;
};

/// For each statistic the interval between the quantiles (1 - level) / 2 and (1 + level) / 2 of its values in
/// resamples of `size` out of `size` positions with replacement. The same arguments give the same bits on
/// every machine. A value that is not finite is left out; NaN at both ends where all are. Precondition: size
/// > 0, resamples > 0, 0 < level < 1. Reference: Efron and Tibshirani, An Introduction to the Bootstrap
/// (1993), ch. 13.
std::vector<Interval> bootstrap(std::size_t size, const OfResample& statistics,
                                const BootstrapOptions& options);

}  // namespace nrmsim::statistics
