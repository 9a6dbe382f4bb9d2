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

/// The birthday that changes what a person gets: 18, or a later one up to which an adult keeps what children
/// get; infinity where none is ahead [d].
inline double birthday(const Person& p) {
  if (p.is(Fact::child)) return majority_day(p);
  if (p.kept_years == 0) return std::numeric_limits<double>::infinity();
  return static_cast<double>(p.birth_day) + (age_of_majority + p.kept_years) * core::days_per_year;
}

struct NextEvent {
  double time;    ///< [d]; infinity where nothing is due
  unsigned kind;  ///< the clock that fires, coming_of_age or dying
};
inline constexpr unsigned coming_of_age = clock_count;  ///< a birthday that changes what a person gets
inline constexpr unsigned dying = clock_count + 1;

/// The earliest event of a person; of several at the same time the one of the lower kind.
inline NextEvent next_event(const Person& p) {
  NextEvent next{std::numeric_limits<double>::infinity(), coming_of_age};
  for (unsigned clocks = p.started; clocks != 0; clocks &= clocks - 1) {
    const auto c = static_cast<unsigned>(std::countr_zero(clocks));
    if (p.clock_rate[c] > 0 && p.clock_value[c] < next.time) next = {p.clock_value[c], c};
  }
  if (const double day = birthday(p); day < next.time) next = {day, coming_of_age};
  if (static_cast<double>(p.death_day) < next.time) next = {static_cast<double>(p.death_day), dying};
  return next;
}

}  // namespace nrmsim::model::people
