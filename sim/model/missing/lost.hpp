#pragma once
// People who are lost from sight. That is what services know, not the end of anything: they live on unseen,
// outside support, can be exploited again, recover, leave or die, and some come to notice again.

#include "sim/model/people/clocks.hpp"
#include "sim/model/processes.hpp"

namespace nrmsim::model::missing {

/// Nobody knows any more where the person is. Cases are closed, a place in care goes to the next child.
template <class Run>
void lose_sight(Run& run, Index i) {
  Person& p = run.state.people[i];
  p.situation = Situation::settled;
  p.lost = true;
  nrm::close_cases_of(run, i, CaseEnd::lost);
  placements::leave_place(run, i);
  run.observer.lost_from_sight(run.state.people[i]);
  people::touch(run, i);
}

/// The person has come to notice again, without having been exploited.
template <class Run>
void seen_again(Run& run, Index i) {
  Person& p = run.state.people[i];
  people::spend(p, Clock::missing);
  p.lost = false;
  run.observer.seen_again(p);
  placements::settle(run, i);
  people::touch(run, i);
}

}  // namespace nrmsim::model::missing
