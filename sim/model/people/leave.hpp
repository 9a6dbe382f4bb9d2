#pragma once
// The end of a person's story in the model.

#include "sim/model/processes.hpp"

namespace nrmsim::model::people {

template <class Run>
void leave(Run& run, Index i, Exit exit) {
  Person& p = run.state.people[i];
  nrm::close_cases_of(run, i, CaseEnd::withdrawn);
  if (p.situation == Situation::exploited) traffickers::let_go(run, i);
  placements::leave_place(run, i);
  run.observer.left(p, exit);
  run.state.calendar.cancel(owner::of(owner::Family::person, i));
  run.state.people.remove(i);
}

}  // namespace nrmsim::model::people
