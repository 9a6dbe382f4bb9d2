#pragma once
// One replication from an empty system to the horizon: takes the events in order and hands each to its
// concept.

#include <algorithm>
#include <cmath>

#include "sim/model/calendar_year.hpp"
#include "sim/model/dated_changes.hpp"
#include "sim/model/exploitation/spell.hpp"
#include "sim/model/identification/arrivals.hpp"
#include "sim/model/identification/referral.hpp"
#include "sim/model/missing/episode.hpp"
#include "sim/model/nrm/decisions.hpp"
#include "sim/model/people/clocks.hpp"
#include "sim/model/people/create.hpp"
#include "sim/model/people/leave.hpp"
#include "sim/model/placements/whereabouts.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/recovery/needs.hpp"
#include "sim/model/status/events.hpp"
#include "sim/model/support/services.hpp"
#include "sim/model/traffickers/attempt.hpp"
#include "sim/model/traffickers/disruption.hpp"
#include "sim/model/traffickers/groups.hpp"

namespace nrmsim::model {

template <class Run>
void person_event(Run& run, Index i) {
  const Person& p = run.state.people[i];
  const unsigned kind = p.next_kind;
  NRMSIM_ASSERT(kind == people::next_event(p).kind);
  if (kind == people::coming_of_age)
    return p.is(Fact::child) ? placements::turn_18(run, i) : placements::end_childrens_support(run, i);
  if (kind == people::dying) return people::leave(run, i, Exit::died);
  switch (static_cast<Clock>(kind)) {
    case Clock::missing:
      if (p.situation == Situation::missing) return missing::end(run, i);
      return p.lost ? missing::seen_again(run, i) : missing::begin(run, i, false);
    case Clock::contact:
      return traffickers::attempt(run, i);
    case Clock::exploitation:
      return exploitation::clock_fired(run, i);
    case Clock::departure:
      return status::depart(run, i);
    case Clock::move:
      return placements::move_event(run, i);
    case Clock::referral:
      return identification::refer_repeatedly(run, i);
    case Clock::status:
      return status::resolve(run, i);
  }
}

/// The firsts of the months, as the calendar goes through them.
class Months {
 public:
  explicit Months(const Input& input) : starts_(month_starts(input.start, input.horizon_days)) {}
  std::uint32_t current() const { return current_; }
  void advance() { ++current_; }
  /// Calendar years begun since the start, counting the first.
  std::uint8_t year(core::Date start) const {
    return static_cast<std::uint8_t>(1 + (static_cast<std::uint32_t>(start.month - 1) + current_) / 12);
  }
  double next() const {
    return current_ + 1 < starts_.size() ? starts_[current_ + 1] : std::numeric_limits<double>::infinity();
  }

 private:
  std::vector<double> starts_;
  std::uint32_t current_ = 0;
};

template <class Run>
void system_event(Run& run, SystemEvent event, Months& months) {
  switch (event) {
    case SystemEvent::parameter_change:
      make_dated_changes(run);
      break;
    case SystemEvent::month:
      months.advance();
      identification::new_month(run, months.current());
      run.observer.month(run, months.current());
      run.year = months.year(run.input.start);
      run.state.calendar.set(owner::of(owner::Family::system, static_cast<Index>(SystemEvent::month)),
                             months.next());
      break;
    case SystemEvent::arrival_adult:
    case SystemEvent::arrival_child:
      identification::candidate(run, event == SystemEvent::arrival_child ? 1 : 0);
      break;
  }
}

/// The event is over: everybody whom it changed gets new times.
template <class Run>
void settle_touched(Run& run) {
  run.state.touched_people.settle([&run](Index i) {
    if (run.state.people.in_use(i)) people::refresh(run, i);
  });
  run.state.touched_cases.settle([&run](Index c) {
    if (run.state.cases.in_use(c)) nrm::refresh_case(run, c);
  });
}

template <class Run>
std::uint64_t identity_of(const Run& run, std::uint32_t code) {
  const Index i = owner::index(code);
  switch (owner::family(code)) {
    case owner::Family::person:
      return run.state.people[i].entity;
    case owner::Family::case_file:
      return run.state.cases[i].entity;
    case owner::Family::group:
      return entity::group(i, run.state.groups[i].generation);
    case owner::Family::system:
      break;
  }
  return i;
}

/// Asks for the record of somebody whose event comes soon, so that it is there in time. Changes no result.
template <class Run>
[[gnu::always_inline]] inline void fetch_owner(const Run& run, std::uint32_t code) {
  const Index i = owner::index(code);
  if (owner::family(code) == owner::Family::person)
    fetch(run.state.people[i]);
  else if (owner::family(code) == owner::Family::case_file)
    fetch(run.state.cases[i]);
}

/// Asks for the other record that an event will need, once the owner's own can be expected to be there: the
/// person of a case, or a case of a person.
template <class Run>
[[gnu::always_inline]] inline void fetch_partner(const Run& run) {
  constexpr std::size_t events_ahead = 2;
  std::uint32_t code = 0;
  if (!run.state.calendar.upcoming(events_ahead, code)) return;
  const Index i = owner::index(code);
  if (owner::family(code) == owner::Family::case_file) {
    const Index person = run.state.cases[i].person;
    if (person == none) return;
    fetch(run.state.people[person]);
    run.state.calendar.fetch(owner::of(owner::Family::person, person));
  } else if (owner::family(code) == owner::Family::person) {
    const Index c = run.state.people[i].open_case;
    if (c == none) return;
    fetch(run.state.cases[c]);
    run.state.calendar.fetch(owner::of(owner::Family::case_file, c));
  }
}

/// Makes the state of the start date: groups and pools, nobody referred yet.
template <class Run>
void begin(Run& run, const Months& months) {
  Workspace& state = run.state;
  const double events =
      state.events_of_last_run > 0 ? state.events_of_last_run : run.input.horizon_days * 1000;
  state.calendar.reset(0, run.input.horizon_days, events);
  const std::size_t people = expected_people(run.input);
  state.people.reset(people);
  state.cases.reset(people);
  state.calendar.reserve(static_cast<std::uint32_t>(owner::Family::person), people);
  state.calendar.reserve(static_cast<std::uint32_t>(owner::Family::case_file), people);
  state.people_out_of_reach = 0;
  state.touched_people.clear();
  state.touched_cases.clear();
  begin_pools(run);
  traffickers::begin_groups(run);
  identification::begin_arrivals(run);
  state.calendar.set(owner::of(owner::Family::system, static_cast<Index>(SystemEvent::month)), months.next());
  schedule_next_change(run);
}

/// Runs one replication. The observer is told everything that happens, in order; see observer.hpp.
template <class Observer>
void simulate(const Input& input, Workspace& state, Observer& observer, const random::ReplicationKey& key) {
  Run<Observer> run(input, state, observer, key);
  Months months(input);
  begin(run, months);
  std::uint32_t code = 0;
  double handled = 0;
  const auto soon = [&run](std::uint32_t owner) { fetch_owner(run, owner); };
  while (state.calendar.next(code, run.now, soon)) {
    const owner::Family family = owner::family(code);
    fetch_partner(run);
    if (family != owner::Family::system) observer.event(run.now, code, identity_of(run, code));
    switch (family) {
      case owner::Family::person:
        person_event(run, owner::index(code));
        break;
      case owner::Family::case_file:
        nrm::case_event(run, owner::index(code));
        break;
      case owner::Family::group:
        traffickers::group_event(run, owner::index(code));
        break;
      case owner::Family::system:
        system_event(run, static_cast<SystemEvent>(owner::index(code)), months);
        break;
    }
    settle_touched(run);
    ++handled;
  }
  run.now = input.horizon_days;
  state.events_of_last_run = handled;
  observer.month(run, months.current() + 1);
}

}  // namespace nrmsim::model
