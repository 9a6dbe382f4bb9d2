#pragma once
// How much of the variance of an output comes from each of its inputs.

#include <vector>

#include "analysis/statistics/bootstrap.hpp"
#include "analysis/statistics/interval.hpp"

namespace nrmsim::statistics {

/// Outputs at two independent samples A and B of N points, and at A with one input taken from B.
struct SobolOutputs {
  std::vector<double> a;
  std::vector<double> b;
  std::vector<std::vector<double>> ab;  ///< [input]
};

struct SobolIndex {
  double value = 0;
  Interval interval;  ///< over resamples of the N points; what more points would make narrower
};

struct SobolIndices {
  double mean = 0;                ///< of A and B
  double variance = 0;            ///< of A and B together
  std::vector<SobolIndex> first;  ///< [input] share of the variance that the input explains by itself
  std::vector<SobolIndex> total;  ///< [input] share in which it takes part, with all interactions
};

/// With f centred by the mean of all outputs: first = mean(f_B (f_AB - f_A)) / V (Saltelli and others,
/// Computer Physics Communications 181 (2010), 259-270, table 2 b); total = mean((f_A - f_AB)^2) / 2 V
/// (Jansen, Computer Physics Communications 117 (1999), 35-43); V is the variance of A and B together.
/// Estimates of small indices may fall a little below 0. NaN where nothing varies. Precondition: all outputs
/// finite, N > 1 of each.
SobolIndices sobol_indices(const SobolOutputs& outputs, const BootstrapOptions& options);

}  // namespace nrmsim::statistics
