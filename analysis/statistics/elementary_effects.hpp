#pragma once
// Screening of inputs by the changes that they make one at a time.

#include <optional>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"
#include "analysis/statistics/interval.hpp"

namespace nrmsim::statistics {

/// Effects of one input, one from each trajectory.
struct ElementaryEffects {
  std::vector<double> effects;
  /// Estimated variance of each by chance alone; empty where it is not known.
  std::vector<double> chance;
};

struct Screening {
  double mu = 0;       ///< mean effect; effects of both signs cancel in it
  double mu_star = 0;  ///< mean of absolute effects: how much the input matters
  Interval interval;   ///< of mu_star, over resamples of the trajectories
  double sigma = 0;    ///< standard deviation of effects: curvature and interactions, with chance
  /// The same without the variance by chance, never below 0; nothing where that is not known.
  std::optional<double> sigma_corrected;
  /// Standard deviation of one effect by chance; a mu_star that is no larger says nothing.
  std::optional<double> noise;
};

/// Precondition: at least two effects. References: Morris, Technometrics 33 (1991), 161-174; mu_star by
/// Campolongo, Cariboni and Saltelli, Environmental Modelling & Software 22 (2007), 1509-1518.
Screening screen(const ElementaryEffects& input, const BootstrapOptions& options);

}  // namespace nrmsim::statistics
