#pragma once
// What common random numbers bring: two scenarios computed with the same luck differ less by chance.

#include <optional>

#include "analysis/statistics/nested.hpp"

namespace nrmsim::statistics {

/// b - a for each draw and replication. A pair in which either is not finite is left out.
/// Precondition: both have the same shape.
Nested paired_differences(const Nested& a, const Nested& b);

struct PairingGain {
  /// (Var a + Var b) / Var(b - a), each variance pooled within draws. Above 1: pairing helped. Infinite where
  /// the difference does not vary but a or b does; 1 where nothing varies.
  double variance_reduction = 1;
  /// Replications of each scenario, without pairing, for a difference as precise as the one at hand: pairs
  /// times variance_reduction.
  double equivalent_replications = 0;
};

/// Nothing unless some draw has at least two pairs in which both values are finite.
/// Precondition: both have the same shape.
/// Reference: Law, Simulation Modeling and Analysis, 5th edition (2015), section 11.2.
std::optional<PairingGain> pairing_gain(const Nested& a, const Nested& b);

}  // namespace nrmsim::statistics
