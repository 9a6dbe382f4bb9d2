#pragma once
// Death. Nothing in the model changes who dies when, so the day is drawn once, when a person is identified,
// and no policy can move it. A clock of its own would say the same at a greater price; sharing one with
// leaving or recovering would let a policy on recovery decide who dies.

#include <cmath>
#include <limits>

#include "sim/core/date.hpp"

namespace nrmsim::model::status {

/// The day of death [d], never before `now`: from a threshold of Exp(1), by the death rates of children up to
/// the day on which the person turns 18 and of adults from then on. Infinite if it never comes.
inline float death_day(double threshold, const double (&per_year)[2], double now, double majority_day) {
  constexpr std::size_t adult = 0;
  constexpr std::size_t child = 1;
  double day = now;
  double left = threshold * core::days_per_year;  // in units of days at a rate of one a year
  if (majority_day > now) {
    const double as_child = per_year[child] * (majority_day - now);
    if (left < as_child) {
      day = now + left / per_year[child];
      left = 0;
    } else {
      day = majority_day;
      left -= as_child;
    }
  }
  if (left > 0) {
    if (per_year[adult] <= 0) return std::numeric_limits<float>::infinity();
    day += left / per_year[adult];
  }
  return std::nextafterf(static_cast<float>(day), std::numeric_limits<float>::infinity());
}

}  // namespace nrmsim::model::status
