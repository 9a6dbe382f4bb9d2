#pragma once
// A missing episode from start to end: it ends in return, in re-exploitation, or with the person lost from
// sight.

#include "sim/core/problems.hpp"
#include "sim/model/missing/lost.hpp"
#include "sim/model/missing/response.hpp"
#include "sim/model/people/clocks.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/recovery/needs.hpp"
#include "sim/model/traffickers/contact.hpp"

namespace nrmsim::model::missing {

template <class Run>
void begin(Run& run, Index i, bool after_contact) {
  Person& p = run.state.people[i];
  people::spend(p, Clock::missing);
  support::break_off_continuity(run, i);
  if (p.spells == 0xffff) core::throw_too_often("one person was exploited or missing more than 65,535 times");
  ++p.spells;
  const bool is_short =
      run.chance(run.parameters.missing.short_share, p.entity, Process::missing_spell, p.spells);
  p.set(Fact::long_episode, !is_short);
  p.situation = Situation::missing;
  p.since = run.today();
  run.observer.missing_started(p, after_contact);
  p.went_missing = true;
  if (p.is(Fact::referred)) {
    p.note(Noted::missing, run.year);
    if (p.is(Fact::child) && in_care(p.whereabouts)) p.note(Noted::missing_from_care, run.year);
  }
  ask_for_response(run, i);
  nrm::touch_cases_of(run, i);
  people::touch(run, i);
}

/// An interview after the return, for some: it may win trust, and lead to a report against the group.
template <class Run>
void interview(Run& run, Person& p) {
  const auto& parameters = run.parameters.missing;
  const double probability = parameters.return_interview_probability[p.age()];
  if (probability <= 0) return;
  const auto u = run.uniform_pair(p.entity, Process::return_interview, p.spells);
  if (u.first >= probability) return;
  run.observer.return_interview(p);
  recovery::gain_trust(p, parameters.return_interview_trust_gain);
  if (u.second < parameters.return_interview_report) traffickers::note_report(run, p.group);
}

template <class Run>
void return_home(Run& run, Index i) {
  Person& p = run.state.people[i];
  p.situation = Situation::settled;
  interview(run, p);
  nrm::resume_support(run, i);
  support::come_back(run, i);
  nrm::touch_cases_of(run, i);
  people::touch(run, i);
}

/// How an episode ends whose clock has fired: `u` is uniform between 0 and 1.
template <class Run>
MissingEnd how_it_ends(const Run& run, const Person& p, double u) {
  const auto& parameters = run.parameters.missing;
  if (run.epoch.missing_exploited > 0) {
    const double exploited = static_cast<double>(run.epoch.missing_exploited);
    const double found = static_cast<double>(found_hazard(run.epoch, p));
    const double at = u * (exploited + found);
    if (at < exploited) return MissingEnd::exploited;
    u = (at - exploited) / found;
  }
  if (u < parameters.exploited_probability) return MissingEnd::exploited;
  if (u < parameters.exploited_probability + parameters.for_good_probability) return MissingEnd::never_found;
  return MissingEnd::returned;
}

/// The clock of the return fired.
template <class Run>
void end(Run& run, Index i) {
  Person& p = run.state.people[i];
  const double u =
      run.exponential_and_uniform(p.entity, Process::clock_missing, p.occurrence[Clock::missing]).uniform;
  people::spend(p, Clock::missing);
  const double duration = run.now - static_cast<double>(p.since);
  const MissingEnd how = how_it_ends(run, p, u);
  run.observer.missing_ended(p, how, duration);
  end_response(run, i);
  if (how == MissingEnd::exploited) {
    const bool former =
        traffickers::still_active(run.state.groups, p.group) &&
        run.chance(run.parameters.missing.former_group_share, p.entity, Process::missing_route, p.spells);
    exploitation::begin(run, i, former ? Route::former_group : Route::another_group, true);
  } else if (how == MissingEnd::never_found) {
    lose_sight(run, i);
  } else {
    return_home(run, i);
  }
}

template <class Run>
void support_ended(Run& run, Index i) {
  Person& p = run.state.people[i];
  if (p.situation != Situation::missing || run.parameters.missing.ends_with_support == 0) return;
  people::spend(p, Clock::missing);
  run.observer.missing_ended(p, MissingEnd::no_longer_followed, run.now - static_cast<double>(p.since));
  end_response(run, i);
  p.situation = Situation::settled;
  nrm::touch_cases_of(run, i);
}

}  // namespace nrmsim::model::missing
