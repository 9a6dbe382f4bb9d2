#pragma once
// Stopping once an interval is narrow enough, at a few fixed numbers of replications, with intervals that
// allow for having looked before.

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/interval.hpp"

namespace nrmsim::statistics {

/// The numbers of replications at which is looked: 8, 16, 32, ... below `limit`, and `limit`. Precondition:
/// limit > 1.
std::vector<std::uint32_t> look_counts(std::uint32_t limit);

/// Student's interval at the level 1 - (1 - level) / looks. By Bonferroni's inequality the intervals of all
/// looks together miss the mean of normal values with a chance of 1 - level at most, and so does the one of
/// whichever look is the last, however that is decided. Precondition: at least two values, looks > 0, 0 <
/// level < 1. Reference: Bonferroni's inequality, as in Jennison and Turnbull, Group Sequential Methods with
/// Applications to Clinical Trials (2000), sections 2.4 and 9; why it is needed: Glynn and Whitt, Annals of
/// Applied Probability 2 (1992), 180-198.
Interval interval_with_looks(std::span<const double> values, double level, std::size_t looks);

}  // namespace nrmsim::statistics
