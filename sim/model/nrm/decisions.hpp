#pragma once
// Reasonable-grounds and conclusive-grounds decisions, and their reconsideration. What they rest on is in
// evidence.hpp. A negative decision does not mean that somebody is not a victim.

#include "sim/model/nrm/case.hpp"
#include "sim/model/nrm/evidence.hpp"
#include "sim/model/recovery/needs.hpp"

namespace nrmsim::model::nrm {

/// The rank on which a conclusive-grounds decision rests apart from the time that has passed; legal advice
/// strengthens an incident's evidence once.
template <class Run>
double rank_for_cg(const Run& run, const CaseFile& file) {
  const Reading reading = read_evidence(run, file);
  const ServiceState advice = file.service[index_of(support::Service::legal_advice)];
  const bool advised = advice == ServiceState::received || advice == ServiceState::finished;
  const bool counted_already = file.cg_reconsidered && !reading.fresh;
  return advised && !counted_already
             ? strengthened(reading.rank, run.parameters.nrm.evidence_gain_from_advice)
             : reading.rank;
}

/// How long after a negative decision reconsideration of it will be asked for [d]; below 0: not at all, or
/// too late. Each decision can be reconsidered once.
template <class Run>
double reconsideration_after(const Run& run, const CaseFile& file, Desk desk) {
  const bool rg = desk == Desk::reasonable_grounds;
  const Parameters& p = run.parameters.nrm;
  constexpr double never = -1;
  if (rg ? file.rg_reconsidered : file.cg_reconsidered) return never;
  if (!run.chance(p.reconsideration_probability[index_of(desk)], file.entity,
                  rg ? Process::rg_reconsideration : Process::cg_reconsideration))
    return never;
  const auto draw = run.exponential_and_uniform(file.entity, Process::reconsideration_delay,
                                                static_cast<std::uint32_t>(desk));
  const double after = p.reconsideration_days * draw.exponential;
  const bool in_time = after <= p.reconsideration_deadline_days;
  return in_time || draw.uniform < p.late_reconsideration_share ? after : never;
}

/// Keeps a case open whose negative decision will be reconsidered; false if it will not.
template <class Run>
bool ask_for_reconsideration(Run& run, Index c, Desk desk) {
  CaseFile& file = run.state.cases[c];
  const double after = reconsideration_after(run, file, desk);
  if (after < 0) return false;
  const bool rg = desk == Desk::reasonable_grounds;
  file.stage = rg ? Stage::rg_reconsideration : Stage::cg_reconsideration;
  file.rg_reconsidered = file.rg_reconsidered || rg;
  file.cg_reconsidered = file.cg_reconsidered || !rg;
  strengthen_incident(run, c, run.parameters.nrm.reconsideration_evidence_gain);
  file.stage_due = engine::tick_at(run.now + after);
  run.observer.reconsideration_requested(run.state.people[file.person], !rg);
  touch_case(run, c);
  return true;
}

/// Makes the conclusive-grounds decision of a case.
template <class Run>
void conclude(Run& run, Index c);

template <class Run>
void rg_positive(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  file.passed_rg = true;
  file.stage = Stage::recovery;
  file.stage_due = engine::tick_at(run.now + run.parameters.nrm.recovery_days);
  if (file.primary && !file.supported) support::begin(run, c);
  if (file.authority == Authority::devolved &&
      run.chance(run.parameters.nrm.devolved_same_meeting_share, file.entity, Process::same_meeting)) {
    file.fresh_rank = static_cast<float>(run.uniform(file.entity, Process::cg_decision, time_at_desk(file)));
    file.joined_on = run.today();  // at the same meeting: nobody waits for the second decision
    conclude(run, c);
    return;
  }
  touch_case(run, c);
  people::touch(run, file.person);
}

template <class Run>
void rg_negative(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  const Index i = file.person;
  recovery::lose_trust(run.state.people[i], run.parameters.recovery.trust_loss_refusal);
  if (ask_for_reconsideration(run, c, Desk::reasonable_grounds)) {
    people::touch(run, i);
    return;
  }
  if (file.primary) {
    end_without_confirmation(run.state.people[i], file);
    run.state.people[i].set(Fact::case_undecided, false);
  }
  if (file.supported && run.parameters.support.days_after_rg_negative > 0) {
    file.stage_due = engine::tick_at(run.now + run.parameters.support.days_after_rg_negative);
    touch_case(run, c);
  } else {
    close_case(run, c, CaseEnd::rg_negative);
  }
  people::touch(run, i);
}

template <class Run>
void decide_rg(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  const Authority authority = file.authority;
  Person& p = run.state.people[file.person];
  const double share = share_that_passes(run, file, p.age_at_exploitation(), Desk::reasonable_grounds);
  const double rank = read_evidence(run, file).rank;
  const double gain = gain_of_time(run, file, Desk::reasonable_grounds);
  const bool positive = strengthened(rank, gain) > 1 - share;
  const double waited = run.now - static_cast<double>(file.joined_on);
  run.observer.rg_decision(p, authority, positive, !file.rg_reconsidered, waited,
                           run.now - static_cast<double>(file.referred_on));
  recovery::lose_trust_by_waiting(run, p, waited);
  support::credit_continuity(run, file.person);
  file.evidence = static_cast<float>(rank);
  file.evidence_floor = positive ? static_cast<float>(strengthened(1 - share, 1 / gain)) : 0.0F;
  ++file.decisions;
  file.stage = Stage::decided;
  if (positive)
    rg_positive(run, c);
  else
    rg_negative(run, c);
  free_decision_maker(run, authority, Desk::reasonable_grounds);
}

template <class Run>
void confirm(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  Person& p = run.state.people[file.person];
  file.confirmed = true;
  p.set(Fact::confirmed, true);
  p.set(Fact::case_ended, false);
  const double leave = run.parameters.status.leave_for_confirmed[p.age()];
  if (p.nationality == Nationality::foreign && p.status != status::Status::leave &&
      run.chance(leave, file.entity, Process::leave)) {
    recovery::grant_leave(p);
    run.observer.status_decided(p, true);
    placements::leave_asylum_accommodation(run, file.person);
  }
}

/// Support that still runs with an earlier case goes on with case `c` if that entitles to it for longer, up
/// to the day given.
template <class Run>
void take_support_over(Run& run, Index c, double until) {
  const CaseFile& file = run.state.cases[c];
  if (file.supported || !file.primary) return;
  for (Index k = run.state.people[file.person].open_case; k != none; k = run.state.cases[k].next_of_person) {
    const CaseFile& other = run.state.cases[k];
    // Not "earlier": ends past what a run can keep are all the same, and the later decision's is then as
    // good.
    if (other.supported && other.stage == Stage::decided && other.stage_due <= engine::tick_at(until))
      return support::carry_over(run, k, c);
  }
}

/// The last decision of a case has been made: support goes on for the time that the rules give, if there is
/// any.
template <class Run>
void finish(Run& run, Index c, double support_days) {
  CaseFile& file = run.state.cases[c];
  if (file.primary) run.state.people[file.person].set(Fact::case_undecided, false);
  take_support_over(run, c, run.now + support_days);
  if (!file.supported) {
    close_case(run, c, CaseEnd::decided);
    return;
  }
  file.stage_due = engine::tick_at(run.now + support_days);
  touch_case(run, c);
}

template <class Run>
void cg_negative(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  Person& p = run.state.people[file.person];
  recovery::lose_trust(p, run.parameters.recovery.trust_loss_refusal);
  if (ask_for_reconsideration(run, c, Desk::conclusive_grounds)) return;
  if (file.primary) end_without_confirmation(p, file);
  finish(run, c, run.parameters.support.days_after_cg_negative);
}

template <class Run>
void conclude(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  const Index i = file.person;
  Person& p = run.state.people[i];
  const double share = share_that_passes(run, file, p.age_at_exploitation(), Desk::conclusive_grounds);
  const double rank = rank_for_cg(run, file);
  const bool positive = strengthened(rank, gain_of_time(run, file, Desk::conclusive_grounds)) > 1 - share;
  const double waited = run.now - static_cast<double>(file.joined_on);
  run.observer.cg_decision(p, file.authority, positive, !file.cg_reconsidered, waited,
                           run.now - static_cast<double>(file.referred_on));
  recovery::lose_trust_by_waiting(run, p, waited);
  support::credit_continuity(run, i);
  set_rank(file, rank);
  ++file.decisions;
  file.stage = Stage::decided;
  if (positive) {
    confirm(run, c);
    finish(run, c, run.parameters.support.days_after_cg_positive);
  } else {
    cg_negative(run, c);
  }
  people::touch(run, i);
}

template <class Run>
void decide_cg(Run& run, Index c) {
  const Authority authority = run.state.cases[c].authority;
  conclude(run, c);
  free_decision_maker(run, authority, Desk::conclusive_grounds);
}

/// The stage of a case has come to its end.
template <class Run>
void end_stage(Run& run, Index c) {
  switch (run.state.cases[c].stage) {
    case Stage::rg_deciding:
      decide_rg(run, c);
      break;
    case Stage::cg_deciding:
      decide_cg(run, c);
      break;
    case Stage::rg_reconsideration:
      join_desk(run, c, Desk::reasonable_grounds);
      break;
    case Stage::recovery:
    case Stage::cg_reconsideration:
      join_desk(run, c, Desk::conclusive_grounds);
      break;
    case Stage::decided: {
      if (support::extend(run, c)) break;
      const Index i = run.state.cases[c].person;
      carry_support_over(run, c);
      close_case(run, c, CaseEnd::decided);
      resume_support(run, i);
      people::touch(run, i);
      break;
    }
    case Stage::suspended:
      reopen_case(run, c);
      break;
    case Stage::rg_waiting:
    case Stage::cg_waiting:
      NRMSIM_ASSERT(false);
      break;
  }
}

template <class Run>
void case_event(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  const engine::Tick now = engine::tick_at(run.now);
  const engine::Tick exit = engine::clock::fires_at(file.exit_value, file.exit_rate);
  if (file.stage_due <= now) {
    end_stage(run, c);
  } else if (exit <= now) {
    exit_case(run, c);
  } else {
    support::end_course(run, c);
  }
}

}  // namespace nrmsim::model::nrm
