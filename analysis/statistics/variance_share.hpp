#pragma once
// How much of the variance of a single replication, of a draw of the parameters with luck of its own, comes
// from the parameters.

#include <optional>

#include "analysis/statistics/interval.hpp"
#include "analysis/statistics/nested.hpp"

namespace nrmsim::statistics {

struct VarianceShare {
  /// parameters / (parameters + chance), from 0 to 1; nothing where neither varies.
  std::optional<double> share;
  std::optional<Interval> interval;  ///< of the share; nothing where neither varies

  std::optional<double> low() const { return interval ? std::optional(interval->low) : std::nullopt; }
  std::optional<double> high() const { return interval ? std::optional(interval->high) : std::nullopt; }
};

/// The share, with the interval that follows from F = MSB / MSW: with n replications a draw,
/// ((F / F_u - 1) / n, (F / F_l - 1) / n) holds parameters / chance, F_l and F_u being the quantiles of
/// Fisher's distribution with D - 1 and N - D degrees of freedom; cut at 0. It covers the true share in a
/// share `level` of cases where effects and luck are normal and all draws have as many replications, whatever
/// their number; it is approximate otherwise, n then being n0. Few draws make it wide. Precondition: 0 <
/// level < 1. Reference: Searle, Casella and McCulloch, Variance Components (1992), section 3.6d.
VarianceShare parameters_share(const VarianceParts& parts, double level);

}  // namespace nrmsim::statistics
