#pragma once
// The clocks of a person: what every hazard is now, and what follows when one has changed.

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "sim/engine/clock.hpp"
#include "sim/model/exploitation/hazard.hpp"
#include "sim/model/identification/repeats.hpp"
#include "sim/model/missing/hazard.hpp"
#include "sim/model/people/due.hpp"
#include "sim/model/people/leave.hpp"
#include "sim/model/placements/hazard.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/run.hpp"
#include "sim/model/status/hazard.hpp"
#include "sim/model/traffickers/contact.hpp"

namespace nrmsim::model::people {

constexpr std::size_t at(Clock clock) {
  return static_cast<std::size_t>(clock);
}
constexpr Process process_of(Clock clock) {
  return static_cast<Process>(static_cast<std::uint16_t>(Process::clock_missing) +
                              static_cast<std::uint16_t>(clock));
}

/// The hazard that drives one clock of a person now [1/d].
template <class Run>
[[gnu::always_inline]] inline float hazard_of(const Run& run, const Person& p, Clock clock) {
  const Epoch& e = run.epoch;
  switch (clock) {
    case Clock::missing:
      return p.situation == Situation::exploited ? 0.0F : missing::hazard(e, p);
    case Clock::contact:
      return traffickers::contact_hazard(e, p);
    case Clock::exploitation:
      return exploitation::hazard(e, p);
    case Clock::departure:
      return status::departure_hazard(e, p);
    case Clock::move:
      return placements::move_hazard(e, p);
    case Clock::referral:
      return identification::repeat_hazard(e, p);
    case Clock::status:
      return status::resolution_hazard(e, p);
  }
  return 0;
}

/// The clocks whose hazard depends on how long something has lasted.
struct Shaped {
  const engine::PiecewiseConstant* shape;  ///< none: the hazard is constant between events
  double origin;
};
[[gnu::always_inline]] inline Shaped shape_of(const Epoch& e, const Person& p, std::size_t clock) {
  if (p.situation != Situation::exploited) {
    if (clock == at(Clock::missing) && p.situation == Situation::settled && !p.lost && !e.early_is_flat)
      return {&e.early, static_cast<double>(p.settled.placed_on)};
    const bool in_danger_of_people = clock == at(Clock::contact) || clock == at(Clock::exploitation);
    if (in_danger_of_people && !e.safety_is_flat)
      return {&e.safety, static_cast<double>(p.settled.safe_since)};
  }
  return {nullptr, 0};
}

/// Draws the threshold of a clock for its next event.
template <class Run>
void wind_up(Run& run, Person& p, std::size_t clock) {
  const auto process = process_of(static_cast<Clock>(clock));
  engine::clock::start(p.clock_value[clock], p.clock_rate[clock],
                       run.exponential(p.entity, process, p.occurrence[static_cast<Clock>(clock)]));
  p.started = static_cast<std::uint8_t>(p.started | 1U << clock);
}

/// Ends the present round of a clock, so that its next event has luck of its own.
inline void spend(Person& p, Clock clock) {
  const std::size_t c = at(clock);
  p.occurrence.count(clock);
  p.started = static_cast<std::uint8_t>(p.started & ~(1U << c));
  p.clock_rate[c] = 0;
}

template <class Run>
[[gnu::always_inline]] inline void set_hazard(Run& run, Person& p, std::size_t clock, float hazard) {
  if ((p.started >> clock & 1U) == 0) {
    if (hazard == 0) return;
    wind_up(run, p, clock);
  }
  const Shaped shaped = shape_of(run.epoch, p, clock);
  if (shaped.shape == nullptr)
    engine::clock::set_rate(p.clock_value[clock], p.clock_rate[clock], run.now, hazard);
  else
    engine::clock::set_rate(p.clock_value[clock], p.clock_rate[clock], run.now, hazard, *shaped.shape,
                            shaped.origin);
}

/// Stops the clocks with a shape before what their shape counts from changes; they run again after the event.
template <class Run>
void hold_shaped_clocks(Run& run, Person& p) {
  if (run.epoch.early_is_flat && run.epoch.safety_is_flat) return;
  for (const Clock clock : {Clock::missing, Clock::contact, Clock::exploitation})
    if (shape_of(run.epoch, p, at(clock)).shape != nullptr) set_hazard(run, p, at(clock), 0.0F);
}

/// To be called after anything about a person has changed. The clocks are looked at once, when the event is
/// over: an event is one change, whatever it consists of.
template <class Run>
inline void touch(Run& run, Index i) {
  Person& p = run.state.people[i];
  if (p.touched) return;
  p.touched = true;
  run.state.touched_people.add(i);
}

/// Adjusts one clock, if it is among `clocks`, and lets `next` be its event if that comes sooner.
template <Clock clock, class Run>
[[gnu::always_inline]] inline void adjust(Run& run, Person& p, unsigned clocks, NextEvent& next) {
  constexpr std::size_t c = at(clock);
  if ((clocks >> c & 1U) == 0) return;
  const float hazard = hazard_of(run, p, clock);
  if (hazard != std::fabs(p.clock_rate[c])) set_hazard(run, p, c, hazard);
  take_sooner(next, engine::clock::fires_at(p.clock_value[c], p.clock_rate[c]), c);
}

/// Adjusts the clocks of a person and the person's place in the calendar.
template <class Run>
void refresh(Run& run, Index i) {
  Person& p = run.state.people[i];
  p.touched = false;
  if (p.situation == Situation::recovered && p.open_case == none) {
    leave(run, i, Exit::stable_recovery);
    return;
  }
  NextEvent next = nothing_due;
  const unsigned clocks = run.epoch.clocks_in_use | p.started;
  adjust<Clock::missing>(run, p, clocks, next);
  adjust<Clock::contact>(run, p, clocks, next);
  adjust<Clock::exploitation>(run, p, clocks, next);
  if (clocks >> at(Clock::departure) !=
      0) {  // a model that is switched down to the first three needs no more
    adjust<Clock::departure>(run, p, clocks, next);
    adjust<Clock::move>(run, p, clocks, next);
    adjust<Clock::referral>(run, p, clocks, next);
    adjust<Clock::status>(run, p, clocks, next);
  }
  take_sooner(next, birthday(p), coming_of_age);
  take_sooner(next, p.death, dying);
  p.next_kind = static_cast<std::uint8_t>(next.kind) & 15U;
  run.state.calendar.set(owner::of(owner::Family::person, i), next.time);
  if (out_of_reach(run, p, next.time)) let_be(run, i);
}

/// Which of several causes of one clock it was, by their hazards.
template <std::size_t N>
std::size_t cause(const std::array<float, N>& hazards, double u) {
  double total = 0;
  for (const float h : hazards) total += static_cast<double>(h);
  double left = u * total;
  std::size_t last = 0;
  for (std::size_t i = 0; i < N; ++i) {
    if (hazards[i] <= 0) continue;
    last = i;
    if (left < static_cast<double>(hazards[i])) return i;
    left -= static_cast<double>(hazards[i]);
  }
  return last;
}

}  // namespace nrmsim::model::people
