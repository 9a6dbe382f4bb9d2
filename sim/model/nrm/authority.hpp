#pragma once
// Who decides a case. Adult foreign nationals in certain positions (offenders, detained people, claims held
// inadmissible) go to the Immigration Enforcement Competent Authority; children where local panels decide go
// to these; everybody else to the Single Competent Authority. The same person goes the same way each time
// while the rules last.

#include "sim/model/people/due.hpp"
#include "sim/model/processes.hpp"

namespace nrmsim::model::nrm {

/// An adult whom immigration rules concern.
inline bool adult_foreign_national(const Person& p) {
  return p.nationality == Nationality::foreign && !p.is(Fact::child);
}

template <class Run>
Authority authority_for(const Run& run, const Person& p) {
  const Parameters& nrm = run.parameters.nrm;
  if (p.is(Fact::child)) {
    const bool far_from_18 = people::majority_day(p) - run.now > nrm.devolved_days_before_18;
    return far_from_18 && run.chance(nrm.devolved_share, p.entity, Process::authority) ? Authority::devolved
                                                                                       : Authority::single;
  }
  const double share = nrm.immigration_enforcement_share[index_of(p.responder)];
  return adult_foreign_national(p) && run.chance(share, p.entity, Process::authority, 1)
             ? Authority::immigration_enforcement
             : Authority::single;
}

}  // namespace nrmsim::model::nrm
