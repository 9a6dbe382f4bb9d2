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

/// The predictive t interval of the values' logarithms, turned back: for one more value of the same
/// log-normal distribution. Lies above 0, with more room above the values than below. Precondition: at least
/// two values, all positive, 0 < level < 1.
Interval predictive_log_t_interval(std::span<const double> values, double level);

}  // namespace nrmsim::statistics
