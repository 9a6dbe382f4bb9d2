#pragma once
// Opening and closing a case, its place in the calendar, and the exits other than decisions.

#include <algorithm>
#include <limits>

#include "sim/engine/clock.hpp"
#include "sim/model/nrm/desk.hpp"
#include "sim/model/processes.hpp"

namespace nrmsim::model::nrm {

/// Rate of withdrawal, suspension or closure of a waiting case; more while the person is missing [1/d].
template <class Run>
float withdrawal_hazard(const Run& run, const CaseFile& file) {
  const bool with_rg = file.stage == Stage::rg_waiting || file.stage == Stage::rg_reconsideration;
  const bool with_cg = file.stage == Stage::recovery || file.stage == Stage::cg_waiting ||
                       file.stage == Stage::cg_reconsideration;
  if (!with_rg && !with_cg) return 0;
  const Epoch& e = run.epoch;
  const bool missing =
      e.closure_when_missing > 0 && run.state.people[file.person].situation == Situation::missing;
  return e.withdrawal[with_cg ? 1 : 0] + (missing ? e.closure_when_missing : 0.0F);
}

inline double next_event(const CaseFile& file) {
  const double withdrawal = engine::clock::fire_time(file.withdrawal_value, file.withdrawal_rate);
  const double courses = static_cast<double>(std::min(file.course_end[0], file.course_end[1]));
  return std::min({file.stage_due, withdrawal, courses});
}

template <class Run>
void touch_case(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  if (file.touched) return;
  file.touched = true;
  run.state.touched_cases.push_back(c);
}

/// Adjusts the clock of withdrawal and the case's place in the calendar.
template <class Run>
void refresh_case(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  file.touched = false;
  const float hazard = withdrawal_hazard(run, file);
  if (hazard > 0 && !file.withdrawal_started) {
    engine::clock::start(file.withdrawal_value, file.withdrawal_rate,
                         run.exponential(file.entity, Process::withdrawal));
    file.withdrawal_started = true;
  }
  if (file.withdrawal_started)
    engine::clock::set_rate(file.withdrawal_value, file.withdrawal_rate, run.now, hazard);
  run.state.calendar.set(owner::of(owner::Family::case_file, c), std::max(run.now, next_event(file)));
}

template <class Run>
void touch_cases_of(Run& run, Index i) {
  for (Index c = run.state.people[i].open_case; c != none; c = run.state.cases[c].next_of_person)
    touch_case(run, c);
}

template <class Run>
void link_to_person(Run& run, Index c) {
  Person& p = run.state.people[run.state.cases[c].person];
  run.state.cases[c].next_of_person = p.open_case;
  p.open_case = c;
}

template <class Run>
void unlink_from_person(Run& run, Index c) {
  Index* link = &run.state.people[run.state.cases[c].person].open_case;
  while (*link != c) link = &run.state.cases[*link].next_of_person;
  *link = run.state.cases[c].next_of_person;
}

/// Takes a case out of the NRM, with its work and its support. The person stays.
template <class Run>
void close_case(Run& run, Index c, CaseEnd end) {
  CaseFile& file = run.state.cases[c];
  const Index i = file.person;
  const bool awaited_cg =
      !file.cg_reconsidered &&
      (file.stage == Stage::recovery || file.stage == Stage::cg_waiting || file.stage == Stage::cg_deciding);
  leave_desk(run, c);
  if (file.supported) support::end(run, c);
  Person& p = run.state.people[i];
  if (file.primary) {
    p.set(Fact::case_undecided, false);
    if (end != CaseEnd::decided) p.set(Fact::case_ended, true);
  }
  run.observer.case_ended(p, end, awaited_cg);
  unlink_from_person(run, c);
  run.state.calendar.cancel(owner::of(owner::Family::case_file, c));
  run.state.cases.remove(c);
}

template <class Run>
void close_cases_of(Run& run, Index i, CaseEnd end) {
  while (run.state.people[i].open_case != none) close_case(run, run.state.people[i].open_case, end);
}

/// Ends what is left of earlier cases that have been decided, and their support: a new case begins.
template <class Run>
void end_decided_cases(Run& run, Index i) {
  for (Index c = run.state.people[i].open_case; c != none;) {
    const Index next = run.state.cases[c].next_of_person;
    if (run.state.cases[c].stage == Stage::decided) close_case(run, c, CaseEnd::decided);
    c = next;
  }
}

/// Whether a case entitles to support at its present stage.
template <class Run>
bool entitles(const Run& run, const CaseFile& file) {
  if (!file.primary || file.stage == Stage::decided) return false;
  const bool rg_positive = file.stage == Stage::recovery || file.stage == Stage::cg_waiting ||
                           file.stage == Stage::cg_deciding || file.stage == Stage::cg_reconsideration;
  return rg_positive || run.parameters.support.starts_at_referral != 0;
}

template <class Run>
void resume_support(Run& run, Index i) {
  for (Index c = run.state.people[i].open_case; c != none; c = run.state.cases[c].next_of_person)
    if (!run.state.cases[c].supported && entitles(run, run.state.cases[c])) support::begin(run, c);
}

template <class Run>
void open_case(Run& run, Index i, bool primary) {
  if (primary) end_decided_cases(run, i);
  const Index c = run.state.cases.add();
  CaseFile& file = run.state.cases[c];
  Person& p = run.state.people[i];
  file.person = i;
  file.incident = static_cast<std::uint8_t>(p.incidents - 1);
  file.entity = entity::case_of(p.entity, file.incident, p.cases);
  ++p.cases;
  file.primary = primary;
  file.referred_on = run.today();
  file.stage_due = std::numeric_limits<double>::infinity();
  file.course_end = {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::infinity()};
  if (primary) {
    p.set(Fact::case_ended, false);
    p.set(Fact::case_undecided, true);
  }
  link_to_person(run, c);
  if (primary && run.parameters.support.starts_at_referral != 0) support::begin(run, c);
  join_desk(run, c, Desk::reasonable_grounds);
  people::touch(run, i);
}

}  // namespace nrmsim::model::nrm
