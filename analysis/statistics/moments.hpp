#pragma once
// Mean and variance of a sample. All values have to be finite; sums run in the order given.

#include <span>

namespace nrmsim::statistics {

/// Sum x / n. Precondition: at least one value.
double mean(std::span<const double> values);

/// Sum (x - mean)^2 / (n - 1), the unbiased estimate, by the corrected two-pass algorithm. Exactly 0 where
/// all values are the same. Precondition: at least two values. Reference: Chan, Golub and LeVeque, The
/// American Statistician 37 (1983), 242-247.
double variance(std::span<const double> values);

/// Of the mean: sqrt(variance / n). Precondition: at least two values.
double standard_error(std::span<const double> values);

}  // namespace nrmsim::statistics
