#pragma once
// What happens next to a person, and when.

#include <bit>
#include <limits>

#include "sim/core/date.hpp"
#include "sim/engine/clock.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model::people {

inline constexpr int age_of_majority = 18;  ///< [years], Children Act 1989 section 105

/// The day on which a child turns 18 [d].
inline double majority_day(const Person& p) {
  return static_cast<double>(p.birth_day) + age_of_majority * core::days_per_year;
}

struct NextEvent {
  double time;    ///< [d]; infinity where nothing is due
  unsigned kind;  ///< the clock that fires, turning_18 or dying
};
inline constexpr unsigned turning_18 = clock_count;
inline constexpr unsigned dying = clock_count + 1;

/// The earliest event of a person; of several at the same time the one of the lower kind.
inline NextEvent next_event(const Person& p) {
  NextEvent next{std::numeric_limits<double>::infinity(), turning_18};
  for (unsigned clocks = p.started; clocks != 0; clocks &= clocks - 1) {
    const auto c = static_cast<unsigned>(std::countr_zero(clocks));
    if (p.clock_rate[c] > 0 && p.clock_value[c] < next.time) next = {p.clock_value[c], c};
  }
  if (p.is(Fact::child) && majority_day(p) < next.time) next = {majority_day(p), turning_18};
  if (static_cast<double>(p.death_day) < next.time) next = {static_cast<double>(p.death_day), dying};
  return next;
}

}  // namespace nrmsim::model::people
