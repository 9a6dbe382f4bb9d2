#include "analysis/statistics/share_interval.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {

Interval wilson_interval(double hits, double trials, double level) {
  NRMSIM_EXPECTS(trials > 0 && hits >= 0 && hits <= trials && level > 0 && level < 1);
  const double z = boost::math::quantile(boost::math::normal(), 0.5 + level / 2);
  const double share = hits / trials;
  const double shrink = 1 + z * z / trials;
  const double centre = (share + z * z / (2 * trials)) / shrink;
  const double half = z * std::sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / shrink;
  return {hits > 0 ? std::max(0.0, centre - half) : 0.0, hits < trials ? std::min(1.0, centre + half) : 1.0};
}

Interval jeffreys_interval(double hits, double trials, double level) {
  NRMSIM_EXPECTS(trials > 0 && hits >= 0 && hits <= trials && level > 0 && level < 1);
  const boost::math::beta_distribution<> posterior(hits + 0.5, trials - hits + 0.5);
  return {hits > 0 ? boost::math::quantile(posterior, 0.5 - level / 2) : 0.0,
          hits < trials ? boost::math::quantile(posterior, 0.5 + level / 2) : 1.0};
}

}  // namespace nrmsim::statistics
