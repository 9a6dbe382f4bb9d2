#pragma once
// The clocks of a person: what every hazard is now, and what follows when one has changed.

#include <array>
#include <cmath>

#include "sim/engine/clock.hpp"
#include "sim/model/exploitation/hazard.hpp"
#include "sim/model/identification/repeats.hpp"
#include "sim/model/missing/hazard.hpp"
#include "sim/model/people/due.hpp"
#include "sim/model/placements/hazard.hpp"
#include "sim/model/run.hpp"
#include "sim/model/status/hazard.hpp"
#include "sim/model/traffickers/contact.hpp"

namespace nrmsim::model::people {

constexpr std::size_t at(Clock clock) { return static_cast<std::size_t>(clock); }
constexpr Process process_of(Clock clock) {
  return static_cast<Process>(static_cast<std::uint16_t>(Process::clock_missing) + static_cast<std::uint16_t>(clock));
}

/// The hazards that a person is under now, by clock [1/d].
template <class Run>
std::array<float, clock_count> hazards(const Run& run, const Person& p) {
  const Epoch& e = run.epoch;
  return {p.situation == Situation::exploited ? 0.0F : missing::hazard(e, p),
          traffickers::contact_hazard(e, run.state.groups, p),
          exploitation::hazard(e, p),
          status::departure_hazard(e, p),
          placements::move_hazard(e, p),
          identification::repeat_hazard(e, p),
          status::resolution_hazard(e, p)};
}

/// The clocks whose hazard depends on how long something has lasted.
struct Shaped {
  const engine::PiecewiseConstant* shape;  ///< none: the hazard is constant between events
  double origin;
};
inline Shaped shape_of(const Epoch& e, const Person& p, std::size_t clock) {
  if (p.situation != Situation::exploited) {
    if (clock == at(Clock::missing) && p.situation == Situation::settled && !e.early_is_flat)
      return {&e.early, static_cast<double>(p.settled.placed_on)};
    const bool in_danger_of_people = clock == at(Clock::contact) || clock == at(Clock::exploitation);
    if (in_danger_of_people && !e.safety_is_flat) return {&e.safety, static_cast<double>(p.settled.safe_since)};
  }
  return {nullptr, 0};
}

/// Draws the threshold of a clock for its next event.
template <class Run>
void wind_up(Run& run, Person& p, std::size_t clock) {
  const auto process = process_of(static_cast<Clock>(clock));
  engine::clock::start(p.clock_value[clock], p.clock_rate[clock],
                       run.exponential(p.entity, process, p.occurrence[clock]));
  p.started = static_cast<std::uint8_t>(p.started | 1U << clock);
}

/// Ends the present round of a clock, so that its next event has luck of its own.
inline void spend(Person& p, Clock clock) {
  const std::size_t c = at(clock);
  if (p.occurrence[c] == 0xffff) throw std::overflow_error("a person's clock fired more than 65535 times");
  ++p.occurrence[c];
  p.started = static_cast<std::uint8_t>(p.started & ~(1U << c));
  p.clock_rate[c] = 0;
}

template <class Run>
void set_hazard(Run& run, Person& p, std::size_t clock, float hazard) {
  if ((p.started >> clock & 1U) == 0) {
    if (hazard == 0) return;
    wind_up(run, p, clock);
  }
  const Shaped shaped = shape_of(run.epoch, p, clock);
  if (shaped.shape == nullptr)
    engine::clock::set_rate(p.clock_value[clock], p.clock_rate[clock], run.now, hazard);
  else
    engine::clock::set_rate(p.clock_value[clock], p.clock_rate[clock], run.now, hazard, *shaped.shape, shaped.origin);
}

/// Stops the clocks with a shape before what their shape counts from changes; refresh() lets them run again.
template <class Run>
void hold_shaped_clocks(Run& run, Person& p) {
  for (const Clock clock : {Clock::missing, Clock::contact, Clock::exploitation})
    if (shape_of(run.epoch, p, at(clock)).shape != nullptr) set_hazard(run, p, at(clock), 0.0F);
}

/// To be called after anything about a person has changed: adjusts the clocks and the person's place in the calendar.
template <class Run>
void refresh(Run& run, Index i) {
  Person& p = run.state.people[i];
  const std::array<float, clock_count> hazard = hazards(run, p);
  for (std::size_t clock = 0; clock < clock_count; ++clock)
    if (hazard[clock] != std::fabs(p.clock_rate[clock])) set_hazard(run, p, clock, hazard[clock]);
  run.state.calendar.set(owner::of(owner::Family::person, i), next_event(p).time);
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
