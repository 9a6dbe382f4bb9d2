#pragma once
// Bounds for statistical tests with fixed seeds: each would be broken by luck once in a million seeds.

#include <cmath>
#include <cstddef>
#include <span>

namespace nrmsim::model::testing {

inline constexpr double two_sided_z = 4.892;  ///< a standard normal lies further out with probability 1e-6
inline constexpr double one_sided_z = 4.753;  ///< and beyond this one with probability 1e-6

/// How far the number of successes in n trials of probability p may lie from n p; 1 allows for its being
/// whole.
inline double binomial_bound(double n, double p) {
  return two_sided_z * std::sqrt(n * p * (1 - p)) + 1;
}
/// How far a Poisson count may lie from its mean.
inline double poisson_bound(double mean) {
  return two_sided_z * std::sqrt(mean) + 1;
}
/// How far the mean of n independent numbers with this standard deviation may lie from its expectation.
inline double mean_bound(double sd, double n) {
  return two_sided_z * sd / std::sqrt(n);
}

/// Upper quantile of chi-square by Wilson and Hilferty's cube root; within 1 % for the degrees used here.
inline double chi_square_bound(double degrees) {
  const double a = 2 / (9 * degrees);
  return 1.01 * degrees * std::pow(1 - a + one_sided_z * std::sqrt(a), 3);
}

inline double chi_square(std::span<const double> observed, std::span<const double> expected) {
  double sum = 0;
  for (std::size_t i = 0; i < observed.size(); ++i)
    if (expected[i] > 0) sum += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
  return sum;
}

}  // namespace nrmsim::model::testing
