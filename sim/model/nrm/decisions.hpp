#pragma once
// Reasonable-grounds and conclusive-grounds decisions.
//
// Each incident has a strength of evidence, a rank between 0 and 1 among comparable incidents. A decision is
// positive if the rank lies above the threshold that gives the share of positive decisions of the day. Later
// decisions of a case rest on the same rank with a given chance (evidence persistence), else on a fresh one,
// so they are correlated while each stage keeps its own share. A negative decision does not mean that
// somebody is not a victim.

#include "sim/core/math.hpp"
#include "sim/model/nrm/case.hpp"
#include "sim/model/recovery/needs.hpp"

namespace nrmsim::model::nrm {

/// A rank after more evidence has been found: 1 - (1 - rank)^gain.
inline double strengthened(double rank, double gain) {
  return gain == 1 ? rank : 1 - core::portable::pow(1 - rank, gain);
}

struct Rank {
  double value;
  bool fresh;  ///< false: that of the decision before
};

/// The rank on which a decision rests: a fresh one, drawn when work on it began, unless evidence persists.
template <class Run>
Rank rank_for(const Run& run, const CaseFile& file) {
  const bool persists = file.decisions > 0 && run.chance(run.parameters.nrm.evidence_persistence, file.entity,
                                                         Process::evidence, file.decisions);
  return {static_cast<double>(persists ? file.evidence : file.fresh_rank), !persists};
}

/// The rank on which a conclusive-grounds decision rests; legal advice strengthens an incident's evidence
/// once.
template <class Run>
double rank_for_cg(const Run& run, const CaseFile& file) {
  const Rank rank = rank_for(run, file);
  const ServiceState advice = file.service[index_of(support::Service::legal_advice)];
  const bool advised = advice == ServiceState::received || advice == ServiceState::finished;
  const bool counted_already = file.cg_reconsidered && !rank.fresh;
  return advised && !counted_already ? strengthened(rank.value, run.parameters.nrm.evidence_gain_from_advice)
                                     : rank.value;
}

template <class Run>
void ask_for_reconsideration(Run& run, Index c, Stage stage) {
  CaseFile& file = run.state.cases[c];
  file.evidence = static_cast<float>(
      strengthened(static_cast<double>(file.evidence), run.parameters.nrm.reconsideration_evidence_gain));
  file.stage = stage;
  file.stage_due = run.now + run.parameters.nrm.reconsideration_days;
  touch_case(run, c);
}

/// Whether a negative decision will be reconsidered; each decision once.
template <class Run>
bool reconsidered(const Run& run, const CaseFile& file, Desk desk) {
  const bool rg = desk == Desk::reasonable_grounds;
  if (rg ? file.rg_reconsidered : file.cg_reconsidered) return false;
  return run.chance(run.parameters.nrm.reconsideration_probability[index_of(desk)], file.entity,
                    rg ? Process::rg_reconsideration : Process::cg_reconsideration);
}

template <class Run>
void rg_positive(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  file.stage = Stage::recovery;
  file.stage_due = run.now + run.parameters.nrm.recovery_days;
  if (file.primary && !file.supported) support::begin(run, c);
  touch_case(run, c);
  people::touch(run, file.person);
}

template <class Run>
void rg_negative(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  const Index i = file.person;
  recovery::lose_trust(run.state.people[i], run.parameters.recovery.trust_loss_refusal);
  if (reconsidered(run, file, Desk::reasonable_grounds)) {
    file.rg_reconsidered = true;
    ask_for_reconsideration(run, c, Stage::rg_reconsideration);
  } else if (file.supported && run.parameters.support.days_after_rg_negative > 0) {
    run.state.people[i].set(Fact::case_ended, true);
    run.state.people[i].set(Fact::case_undecided, false);
    file.stage_due = run.now + run.parameters.support.days_after_rg_negative;
    touch_case(run, c);
  } else {
    close_case(run, c, CaseEnd::rg_negative);
  }
  people::touch(run, i);
}

template <class Run>
void decide_rg(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  Person& p = run.state.people[file.person];
  const double share = run.parameters.nrm.rg_positive_share[index_of(p.age_at_exploitation())];
  const double rank = rank_for(run, file).value;
  const bool positive = rank > 1 - share;
  const double referred = static_cast<double>(file.referred_on);
  run.observer.rg_decision(p, positive, !file.rg_reconsidered, run.now - static_cast<double>(file.joined_on),
                           run.now - referred);
  recovery::lose_trust_by_waiting(run, p, run.now - static_cast<double>(file.joined_on));
  file.evidence = static_cast<float>(positive ? (rank - (1 - share)) / share : rank);
  ++file.decisions;
  file.stage = Stage::decided;
  if (positive)
    rg_positive(run, c);
  else
    rg_negative(run, c);
  free_decision_maker(run, Desk::reasonable_grounds);
}

template <class Run>
void confirm(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  Person& p = run.state.people[file.person];
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

/// The last decision of a case has been made: support goes on for the time that the rules give, if there is
/// any.
template <class Run>
void finish(Run& run, Index c, double support_days) {
  CaseFile& file = run.state.cases[c];
  if (file.primary) run.state.people[file.person].set(Fact::case_undecided, false);
  if (!file.supported) {
    close_case(run, c, CaseEnd::decided);
    return;
  }
  file.stage_due = run.now + support_days;
  touch_case(run, c);
}

template <class Run>
void cg_negative(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  Person& p = run.state.people[file.person];
  recovery::lose_trust(p, run.parameters.recovery.trust_loss_refusal);
  if (reconsidered(run, file, Desk::conclusive_grounds)) {
    file.cg_reconsidered = true;
    ask_for_reconsideration(run, c, Stage::cg_reconsideration);
    return;
  }
  if (file.primary) p.set(Fact::case_ended, true);
  finish(run, c, run.parameters.support.days_after_cg_negative);
}

template <class Run>
void decide_cg(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  const Index i = file.person;
  Person& p = run.state.people[i];
  const double share = run.parameters.nrm.cg_positive_share[index_of(p.age_at_exploitation())];
  const double rank = rank_for_cg(run, file);
  const bool positive = rank > 1 - share;
  run.observer.cg_decision(p, positive, !file.cg_reconsidered, run.now - static_cast<double>(file.joined_on),
                           run.now - static_cast<double>(file.referred_on));
  recovery::lose_trust_by_waiting(run, p, run.now - static_cast<double>(file.joined_on));
  file.evidence = static_cast<float>(rank);
  ++file.decisions;
  file.stage = Stage::decided;
  if (positive) {
    confirm(run, c);
    finish(run, c, run.parameters.support.days_after_cg_positive);
  } else {
    cg_negative(run, c);
  }
  people::touch(run, i);
  free_decision_maker(run, Desk::conclusive_grounds);
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
      const Index i = run.state.cases[c].person;
      close_case(run, c, CaseEnd::decided);
      resume_support(run, i);
      people::touch(run, i);
      break;
    }
    case Stage::rg_waiting:
    case Stage::cg_waiting:
      NRMSIM_ASSERT(false);
      break;
  }
}

template <class Run>
void case_event(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  const double withdrawal = engine::clock::fire_time(file.withdrawal_value, file.withdrawal_rate);
  if (file.stage_due <= run.now) {
    end_stage(run, c);
  } else if (withdrawal <= run.now) {
    const Index i = file.person;
    close_case(run, c, CaseEnd::withdrawn);
    resume_support(run, i);
    people::touch(run, i);
  } else {
    support::end_course(run, c);
  }
}

}  // namespace nrmsim::model::nrm
