#pragma once
// Intervals for a share from counts: `hits` of `trials`.
// Reference for both: Brown, Cai and DasGupta, Statistical Science 16 (2001), 101-133.

#include "analysis/statistics/interval.hpp"

namespace nrmsim::statistics {

/// Wilson's score interval: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n) with p = hits/trials, z
/// the normal quantile. Precondition: trials > 0, 0 <= hits <= trials, 0 < level < 1.
Interval wilson_interval(double hits, double trials, double level);

/// Jeffreys' interval: equal-tailed quantiles of Beta(hits + 1/2, trials - hits + 1/2), with 0 as the lower
/// end where hits = 0 and 1 as the upper end where hits = trials. Precondition: as above.
Interval jeffreys_interval(double hits, double trials, double level);

}  // namespace nrmsim::statistics
