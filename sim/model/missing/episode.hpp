#pragma once
// A missing episode from start to end: it ends in return, in re-exploitation, or in never being found.

#include "sim/model/people/clocks.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/traffickers/contact.hpp"

namespace nrmsim::model::missing {

template <class Run>
void begin(Run& run, Index i, bool after_contact) {
  Person& p = run.state.people[i];
  people::spend(p, Clock::missing);
  if (p.spells == 0xffff) throw std::overflow_error("a person had more than 65535 spells");
  ++p.spells;
  const bool is_short =
      run.chance(run.parameters.missing.short_share, p.entity, Process::missing_spell, p.spells);
  p.set(Fact::long_episode, !is_short);
  p.situation = Situation::missing;
  p.since = run.today();
  run.observer.missing_started(p, after_contact);
  p.last_missing_year = run.year;
  if (p.is(Fact::child) && in_care(p.whereabouts)) p.last_missing_from_care_year = run.year;
  nrm::touch_cases_of(run, i);
  people::touch(run, i);
}

template <class Run>
void return_home(Run& run, Index i) {
  run.state.people[i].situation = Situation::settled;
  nrm::resume_support(run, i);
  nrm::touch_cases_of(run, i);
  people::touch(run, i);
}

/// The clock of the return fired.
template <class Run>
void end(Run& run, Index i) {
  Person& p = run.state.people[i];
  const auto& parameters = run.parameters.missing;
  const double u =
      run.exponential_and_uniform(p.entity, Process::clock_missing, p.occurrence[people::at(Clock::missing)])
          .uniform;
  people::spend(p, Clock::missing);
  const double duration = run.now - static_cast<double>(p.since);
  if (u < parameters.exploited_probability) {
    run.observer.missing_ended(p, MissingEnd::exploited, duration);
    const bool former = traffickers::still_active(run.state.groups, p.group);
    exploitation::begin(run, i, former ? Route::former_group : Route::another_group, true);
  } else if (u < parameters.exploited_probability + parameters.for_good_probability) {
    run.observer.missing_ended(p, MissingEnd::never_found, duration);
    p.situation = Situation::settled;  // the episode is over for whoever observes
    people::leave(run, i, Exit::lost);
  } else {
    run.observer.missing_ended(p, MissingEnd::returned, duration);
    return_home(run, i);
  }
}

template <class Run>
void support_ended(Run& run, Index i) {
  Person& p = run.state.people[i];
  if (p.situation != Situation::missing || run.parameters.missing.ends_with_support == 0) return;
  people::spend(p, Clock::missing);
  run.observer.missing_ended(p, MissingEnd::no_longer_followed, run.now - static_cast<double>(p.since));
  p.situation = Situation::settled;
  nrm::touch_cases_of(run, i);
}

}  // namespace nrmsim::model::missing
