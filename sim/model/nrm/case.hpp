#pragma once
// Opening and closing a case, its place in the calendar, and the exits other than decisions.

#include <algorithm>
#include <limits>

#include "sim/core/problems.hpp"
#include "sim/engine/clock.hpp"
#include "sim/model/nrm/evidence.hpp"
#include "sim/model/nrm/exits.hpp"
#include "sim/model/people/clocks.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/recovery/needs.hpp"

namespace nrmsim::model::nrm {

inline engine::Tick next_event(const CaseFile& file) {
  const engine::Tick exit = engine::clock::fires_at(file.exit_value, file.exit_rate);
  const double courses = static_cast<double>(std::min(file.course_end[0], file.course_end[1]));
  return std::min({file.stage_due, exit, engine::tick_at(courses)});
}

template <class Run>
void touch_case(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  if (file.touched) return;
  file.touched = true;
  run.state.touched_cases.add(c);
}

/// Adjusts the clock of the other exits and the case's place in the calendar.
template <class Run>
void refresh_case(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  file.touched = false;
  const float hazard = exit_hazard(run, file);
  if (hazard > 0 && !file.exit_started) {
    engine::clock::start(file.exit_value, file.exit_rate,
                         run.exponential(file.entity, Process::withdrawal, file.pauses));
    file.exit_started = true;
  }
  if (file.exit_started) engine::clock::set_rate(file.exit_value, file.exit_rate, run.now, hazard);
  run.state.calendar.set(owner::of(owner::Family::case_file, c),
                         std::max(engine::tick_at(run.now), next_event(file)));
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

/// The incident may be referred again, with the evidence that there is by now.
inline void end_without_confirmation(Person& p, const CaseFile& file) {
  p.set(Fact::case_ended, true);
  p.keep_evidence(static_cast<double>(file.evidence));
}

/// Takes a case out of the queues, with its support. What the person can do next depends on how it ended.
template <class Run>
void leave_queues(Run& run, Index c, CaseEnd end) {
  leave_desk(run, c);
  CaseFile& file = run.state.cases[c];
  if (file.supported) support::end(run, c);
  if (!file.primary) return;
  Person& p = run.state.people[file.person];
  if (file.stage == Stage::decided) return;  // the decision has told already
  p.set(Fact::case_undecided, false);
  if (end != CaseEnd::decided && !file.confirmed) end_without_confirmation(p, file);
}

/// Takes a case out of the NRM, with its work and its support. The person stays.
template <class Run>
void close_case(Run& run, Index c, CaseEnd end) {
  CaseFile& file = run.state.cases[c];
  const bool awaited_cg = awaits_first_cg(file);
  const bool had_left = file.stage == Stage::suspended;
  if (!had_left) leave_queues(run, c, end);
  run.observer.case_ended(run.state.people[file.person], file.authority,
                          had_left ? CaseEnd::not_reopened : end, awaited_cg);
  unlink_from_person(run, c);
  run.state.calendar.cancel(owner::of(owner::Family::case_file, c));
  run.state.cases.remove(c);
}

template <class Run>
void close_cases_of(Run& run, Index i, CaseEnd end) {
  while (run.state.people[i].open_case != none) close_case(run, run.state.people[i].open_case, end);
}

/// Suspends or closes a case that will be opened again.
template <class Run>
void pause_case(Run& run, Index c, CaseEnd end) {
  CaseFile& file = run.state.cases[c];
  run.observer.case_paused(run.state.people[file.person], file.authority, end, awaits_first_cg(file));
  const double recovery_left = file.stage == Stage::recovery ? engine::day_of(file.stage_due) - run.now : 0;
  leave_queues(run, c, end);
  file.stage = Stage::suspended;
  file.recovery_left = static_cast<float>(recovery_left);
  file.stage_due =
      engine::tick_at(run.now + run.parameters.nrm.reopening_days *
                                    run.exponential(file.entity, Process::reopening, file.pauses));
  file.exit_started = false;
  file.exit_rate = 0;
  if (file.pauses == 255) core::throw_too_often("a case was opened again more than 255 times");
  ++file.pauses;
  touch_case(run, c);
}

/// A case that was suspended or closed is taken up again where it stood, with what was left of the recovery
/// period, once the person can be reached; unless another case of theirs is under way by then.
template <class Run>
void reopen_case(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  Person& p = run.state.people[file.person];
  if (file.primary && p.is(Fact::case_undecided)) return close_case(run, c, CaseEnd::not_reopened);
  if (p.situation == Situation::missing || p.situation == Situation::exploited) {
    file.stage_due = engine::tick_at(run.now + std::max(1.0, run.parameters.nrm.reopening_days));
    touch_case(run, c);
    return;
  }
  if (file.primary) {
    p.set(Fact::case_undecided, true);
    p.set(Fact::case_ended, false);
  }
  const bool awaits_cg = file.passed_rg && !file.cg_reconsidered;
  run.observer.case_reopened(p, file.authority, awaits_cg);
  if (file.recovery_left > 0) {
    file.stage = Stage::recovery;
    file.stage_due = engine::tick_at(run.now + static_cast<double>(file.recovery_left));
    touch_case(run, c);
  } else {
    join_desk(run, c, file.passed_rg ? Desk::conclusive_grounds : Desk::reasonable_grounds);
  }
  resume_support(run, file.person);
  people::touch(run, file.person);
}

/// Whether a case entitles to support at its present stage.
template <class Run>
bool entitles(const Run& run, const CaseFile& file) {
  if (!file.primary || file.stage == Stage::decided || file.stage == Stage::suspended) return false;
  return file.passed_rg || run.parameters.support.starts_at_referral != 0;
}

/// Support that would end with case `c` goes on without a break if another case of the person entitles to it.
template <class Run>
void carry_support_over(Run& run, Index c) {
  if (!run.state.cases[c].supported) return;
  const Index first = run.state.people[run.state.cases[c].person].open_case;
  for (Index k = first; k != none; k = run.state.cases[k].next_of_person)
    if (k != c && entitles(run, run.state.cases[k])) return support::carry_over(run, c, k);
}

/// The exit that came first, by the hazards of all.
template <class Run>
CaseEnd which_exit(const Run& run, const CaseFile& file) {
  const double u = run.exponential_and_uniform(file.entity, Process::withdrawal, file.pauses).uniform;
  return exit_ends[people::cause(exit_hazards(run, file), u)];
}

/// A waiting case leaves by another way than a decision.
template <class Run>
void exit_case(Run& run, Index c) {
  const CaseFile& file = run.state.cases[c];
  const Index i = file.person;
  const CaseEnd end = which_exit(run, file);
  const std::size_t pause = pause_of(end);
  if (end == CaseEnd::disqualified)
    recovery::lose_trust(run.state.people[i], run.parameters.recovery.trust_loss_refusal);
  carry_support_over(run, c);
  if (pause < pause_labels.size() && run.chance(run.parameters.nrm.reopening_probability[pause], file.entity,
                                                Process::reopening, 256U + file.pauses))
    pause_case(run, c, end);
  else
    close_case(run, c, end);
  resume_support(run, i);
  people::touch(run, i);
}

/// A new case begins: those that are suspended are not opened again. Support that still runs with an earlier,
/// decided case goes on by the rules of that one.
template <class Run>
void end_suspended_cases(Run& run, Index i) {
  for (Index c = run.state.people[i].open_case; c != none;) {
    const Index next = run.state.cases[c].next_of_person;
    if (run.state.cases[c].stage == Stage::suspended) close_case(run, c, CaseEnd::not_reopened);
    c = next;
  }
}

template <class Run>
void resume_support(Run& run, Index i) {
  for (Index c = run.state.people[i].open_case; c != none; c = run.state.cases[c].next_of_person)
    if (!run.state.cases[c].supported && entitles(run, run.state.cases[c])) support::begin(run, c);
}

template <class Run>
void open_case(Run& run, Index i, ReferralKind kind, bool recognised) {
  const bool primary = kind != ReferralKind::duplicate;
  if (primary) end_suspended_cases(run, i);
  const Index c = run.state.cases.add();
  CaseFile& file = run.state.cases[c];
  Person& p = run.state.people[i];
  file.person = i;
  file.entity = entity::case_of(p.entity, static_cast<std::uint8_t>(p.incidents - 1), p.cases);
  ++p.cases;
  file.authority = authority_for(run, p);
  file.public_order = p.nationality == Nationality::foreign &&
                      run.chance(run.parameters.nrm.public_order_share[index_of(file.authority)], p.entity,
                                 Process::public_order);
  file.primary = primary;
  file.recognised = recognised;
  file.first_of_incident = primary && kind != ReferralKind::appeal;
  file.referred_on = run.today();
  file.stage_due = engine::never;
  file.course_end = {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::infinity()};
  first_evidence(run, file, kind == ReferralKind::appeal);
  if (primary) {
    p.set(Fact::case_ended, false);
    p.set(Fact::case_undecided, true);
  }
  run.observer.case_opened(p, file.authority);
  link_to_person(run, c);
  if (primary && run.parameters.support.starts_at_referral != 0) support::begin(run, c);
  join_desk(run, c, Desk::reasonable_grounds);
  people::touch(run, i);
}

}  // namespace nrmsim::model::nrm
