#pragma once
// What happens next to a person, and when.

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
/// get; never where none is ahead.
inline engine::Tick birthday(const Person& p) {
  if (p.is(Fact::child)) return engine::tick_at(majority_day(p));
  if (p.kept_years == 0) return engine::never;
  return engine::tick_at(static_cast<double>(p.birth_day) +
                         (age_of_majority + p.kept_years) * core::days_per_year);
}

struct NextEvent {
  engine::Tick time;  ///< never where nothing is due
  unsigned kind;      ///< the clock that fires, coming_of_age or dying
};
inline constexpr unsigned coming_of_age = clock_count;  ///< a birthday that changes what a person gets
inline constexpr unsigned dying = clock_count + 1;

inline constexpr NextEvent nothing_due{engine::never, coming_of_age};

/// Lets `next` be the event of this kind if that comes sooner. Without a branch: which of a person's clocks
/// is first cannot be foreseen.
[[gnu::always_inline]] inline void take_sooner(NextEvent& next, engine::Tick time, unsigned kind) {
  const bool sooner = time < next.time;
  next.kind = sooner ? kind : next.kind;
  next.time = sooner ? time : next.time;
}

/// The earliest event of a person; of several at the same time the one of the lower kind.
inline NextEvent next_event(const Person& p) {
  NextEvent next = nothing_due;
  for (unsigned c = 0; c < clock_count; ++c)
    if ((p.started >> c & 1U) != 0)
      take_sooner(next, engine::clock::fires_at(p.clock_value[c], p.clock_rate[c]), c);
  take_sooner(next, birthday(p), coming_of_age);
  take_sooner(next, p.death, dying);
  return next;
}

}  // namespace nrmsim::model::people
