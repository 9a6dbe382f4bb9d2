#pragma once
// An attempt at contact by the former group: nothing, a report, a missing episode, or straight back into
// exploitation.

#include "sim/model/people/clocks.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/traffickers/contact.hpp"

namespace nrmsim::model::traffickers {

template <class Run>
Attempt outcome_of_attempt(const Run& run, const Person& p, double u) {
  const Parameters& parameters = run.parameters.traffickers;
  const double protection = p.is(Fact::in_support) ? parameters.support_ratio_attempt : 1;
  const double trust = static_cast<double>(run.epoch.trust_on_exploitation(p.trust));
  const double exploited = std::min(1.0, parameters.attempt_exploited * protection * trust);
  if (u < exploited) return Attempt::exploited;
  if (p.lost) return Attempt::nothing;  // out of sight already, and in nobody's care
  if (u < exploited + parameters.attempt_missing) return Attempt::missing;
  if (u < exploited + parameters.attempt_missing + parameters.attempt_reported) return Attempt::reported;
  return Attempt::nothing;
}

template <class Run>
void attempt(Run& run, Index i) {
  Person& p = run.state.people[i];
  const double u =
      run.exponential_and_uniform(p.entity, Process::clock_contact, p.occurrence[Clock::contact]).uniform;
  people::spend(p, Clock::contact);
  if (!still_active(run.state.groups, p.group)) {
    p.group = {};
    people::touch(run, i);
    return;
  }
  const Attempt outcome = outcome_of_attempt(run, p, u);
  run.observer.attempt(p, outcome);
  switch (outcome) {
    case Attempt::exploited:
      exploitation::begin(run, i, Route::former_group, false);
      return;
    case Attempt::missing:
      missing::begin(run, i, true);
      return;
    case Attempt::reported:
      note_report(run, p.group);
      break;
    case Attempt::nothing:
      break;
  }
  people::touch(run, i);
}

}  // namespace nrmsim::model::traffickers
