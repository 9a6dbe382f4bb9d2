#include "analysis/statistics/variance_share.hpp"

#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>

#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {

VarianceShare parameters_share(const VarianceParts& parts, double level) {
  NRMSIM_EXPECTS(level > 0 && level < 1);
  const double sum = parts.parameters + parts.chance;
  if (!(sum > 0)) return {};
  VarianceShare made;
  made.share = parts.parameters / sum;
  if (!(parts.chance > 0)) {
    made.interval = Interval{1, 1};  // luck never made a difference within a draw
    return made;
  }
  const boost::math::fisher_f ratio(parts.draws - 1, parts.values - parts.draws);
  const auto share_at = [&](double p) {
    const double odds = (parts.square_between / parts.chance / quantile(ratio, p) - 1) / parts.typical_size;
    return std::max(0.0, odds) / (1 + std::max(0.0, odds));
  };
  made.interval = Interval{share_at(0.5 + level / 2), share_at(0.5 - level / 2)};
  return made;
}

}  // namespace nrmsim::statistics
