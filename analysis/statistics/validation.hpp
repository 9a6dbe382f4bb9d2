#pragma once
// A published figure beside what a model predicts for it, and how many of several figures lie where they
// should.

#include <cstddef>
#include <span>

#include "analysis/statistics/interval.hpp"

namespace nrmsim::statistics {

/// What a model expects a figure to be.
struct Prediction {
  double median = 0;
  Interval half;  ///< holds half of what is predicted
  Interval most;  ///< holds 90 %
  std::size_t samples = 0;

  /// Moves what lies beyond the limits of the figure onto them: quantiles of a distribution cut there.
  void cut_to(const Interval& limits);
};

/// The distribution of a sample plus an independent normal error with mean 0 and this standard deviation:
/// every sample stands for 100 values at the middles of equal slices of the error. Precondition: at least one
/// sample, all finite; the deviation is not negative.
Prediction predict(std::span<const double> samples, double error_sd);

/// How many figures lie inside intervals that should hold a share `level` of them.
struct Coverage {
  std::size_t inside = 0;
  std::size_t figures = 0;
  double level = 0;
  /// The chance that so few or fewer were inside if the level held and figures were independent.
  double chance_of_so_few = 1;
};

/// Precondition: inside <= figures, 0 < level < 1.
Coverage coverage(std::size_t inside, std::size_t figures, double level);

}  // namespace nrmsim::statistics
