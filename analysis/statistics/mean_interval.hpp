#pragma once
// Intervals around a mean.

#include <span>

#include "analysis/statistics/interval.hpp"

namespace nrmsim::statistics {

/// mean -+ t s / sqrt(n), t from Student's distribution with n - 1 degrees of freedom: covers the true mean
/// of independent, normally distributed values in a share `level` of samples; nearly so for others once n is
/// large. Precondition: at least two values, 0 < level < 1. Reference: Student, Biometrika 6 (1908), 1-25.
Interval student_t_interval(std::span<const double> values, double level);

/// The same with the normal distribution's quantile in place of t: for a standard error that is known or
/// rests on many values. Precondition: error >= 0, 0 < level < 1.
Interval normal_interval(double centre, double error, double level);

/// mean -+ t s sqrt(1 + 1/n): where one more value of the same normal distribution would fall in a share
/// `level` of cases. Precondition: at least two values, 0 < level < 1. Reference: Whitmore, The American
/// Statistician 40 (1986), 141-143.
Interval predictive_t_interval(std::span<const double> values, double level);

/// The predictive t interval of the values' cube roots, turned back: never below 0, with more room above the
/// values than below. Nearly exact for quantities with a gamma distribution, of which the cube root is nearly
/// normal (Wilson and Hilferty, Proceedings of the National Academy of Sciences 17 (1931), 684-688).
/// Precondition: at least two values, none negative, 0 < level < 1.
Interval predictive_cube_root_interval(std::span<const double> values, double level);

/// What an interval of cube roots says of the values themselves, which are not negative.
Interval from_cube_roots(const Interval& of_roots);

}  // namespace nrmsim::statistics
