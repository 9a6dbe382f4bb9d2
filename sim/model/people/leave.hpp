#pragma once
// The end of a person's story in the model.

#include "sim/model/people/due.hpp"
#include "sim/model/processes.hpp"

namespace nrmsim::model::people {

template <class Run>
void leave(Run& run, Index i, Exit exit) {
  Person& p = run.state.people[i];
  nrm::close_cases_of(run, i, nrm::end_of_cases(exit));
  missing::end_response(run, i);
  if (p.situation == Situation::exploited) traffickers::let_go(run, i);
  placements::leave_place(run, i);
  run.observer.left(p, exit);
  run.state.calendar.cancel(owner::of(owner::Family::person, i));
  run.state.people.remove(i);
}

/// Whether no event up to the horizon can reach a person who is looked at again: `next`, when something is
/// due, comes too late; no case is open, no place is waited for, nobody exploits them, and no hazard
/// changes on a date.
template <class Run>
bool out_of_reach(const Run& run, const Person& p, engine::Tick next) {
  return engine::day_of(next) > run.input.horizon_days && p.open_case == none &&
         p.situation == Situation::settled && !p.is(Fact::place_wanted) &&
         run.changes_made >= run.changes_of_hazards;
}

/// Gives back the record of a person who is out of reach. They live on as they do, and keep their place in
/// care.
template <class Run>
void let_be(Run& run, Index i) {
  run.observer.out_of_reach(run.state.people[i]);
  ++run.state.people_out_of_reach;
  run.state.calendar.cancel(owner::of(owner::Family::person, i));
  run.state.people.remove(i);
}

}  // namespace nrmsim::model::people
