#include "analysis/statistics/mean_interval.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <vector>

#include "analysis/statistics/moments.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {
namespace {

double upper_t(std::size_t values, double level) {
  const boost::math::students_t distribution(static_cast<double>(values - 1));
  return boost::math::quantile(distribution, 0.5 + level / 2);
}

Interval around(double centre, double half) {
  return {centre - half, centre + half};
}

}  // namespace

Interval student_t_interval(std::span<const double> values, double level) {
  NRMSIM_EXPECTS(values.size() > 1 && level > 0 && level < 1);
  return around(mean(values), upper_t(values.size(), level) * standard_error(values));
}

Interval normal_interval(double centre, double error, double level) {
  NRMSIM_EXPECTS(error >= 0 && level > 0 && level < 1);
  return around(centre, boost::math::quantile(boost::math::normal(), 0.5 + level / 2) * error);
}

Interval predictive_t_interval(std::span<const double> values, double level) {
  NRMSIM_EXPECTS(values.size() > 1 && level > 0 && level < 1);
  const double spread = std::sqrt(variance(values) * (1 + 1 / static_cast<double>(values.size())));
  return around(mean(values), upper_t(values.size(), level) * spread);
}

Interval predictive_cube_root_interval(std::span<const double> values, double level) {
  NRMSIM_EXPECTS(std::all_of(values.begin(), values.end(), [](double value) { return value >= 0; }));
  std::vector<double> roots(values.size());
  std::transform(values.begin(), values.end(), roots.begin(), [](double value) { return std::cbrt(value); });
  return from_cube_roots(predictive_t_interval(roots, level));
}

Interval from_cube_roots(const Interval& of_roots) {
  const auto cube = [](double root) { return root * root * root; };
  return {cube(std::max(0.0, of_roots.low)), cube(of_roots.high)};
}

}  // namespace nrmsim::statistics
