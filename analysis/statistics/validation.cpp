#include "analysis/statistics/validation.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <vector>

#include "analysis/statistics/quantile.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {

void Prediction::cut_to(const Interval& limits) {
  for (double* end : {&median, &half.low, &half.high, &most.low, &most.high})
    *end = std::clamp(*end, limits.low, limits.high);
}

Prediction predict(std::span<const double> samples, double error_sd) {
  NRMSIM_EXPECTS(!samples.empty() && error_sd >= 0);
  constexpr int slices = 100;
  const boost::math::normal standard;
  std::vector<double> values;
  values.reserve(samples.size() * slices);
  for (int k = 0; k < slices; ++k) {
    const double error = error_sd * quantile(standard, (k + 0.5) / slices);
    for (const double sample : samples) values.push_back(sample + error);
  }
  return {predictive_quantile(values, 0.5),
          {predictive_quantile(values, 0.25), predictive_quantile(values, 0.75)},
          {predictive_quantile(values, 0.05), predictive_quantile(values, 0.95)},
          samples.size()};
}

Coverage coverage(std::size_t inside, std::size_t figures, double level) {
  NRMSIM_EXPECTS(inside <= figures && level > 0 && level < 1);
  Coverage found{inside, figures, level, 1};
  if (figures > 0)
    found.chance_of_so_few =
        cdf(boost::math::binomial(static_cast<double>(figures), level), static_cast<double>(inside));
  return found;
}

}  // namespace nrmsim::statistics
