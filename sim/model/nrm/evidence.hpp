#pragma once
// Strength of evidence. Each incident has one, a rank between 0 and 1 among comparable incidents when they
// are first reported, and all cases about the incident start from it: a duplicate, a new referral after a
// refusal, a reconsideration. A decision is positive if the rank lies above the threshold of the day, which
// is given as the share of incidents that pass it. Later decisions rest on the same rank with a given chance
// (evidence persistence), else on a fresh reading, so decisions on one incident are correlated while each
// keeps its share. Time since referral, legal advice and new evidence strengthen: a rank r becomes 1 - (1 -
// r)^gain.

#include <algorithm>

#include "sim/core/math.hpp"
#include "sim/model/nrm/desk.hpp"

namespace nrmsim::model::nrm {

/// A rank after more evidence has been found: 1 - (1 - rank)^gain. By way of the logarithm, at a third of the
/// cost of a power; what is lost in the last places means nothing for a rank.
inline double strengthened(double rank, double gain) {
  return gain == 1 ? rank : 1 - core::portable::exp(gain * core::portable::log(1 - rank));
}

/// Strength of evidence among the incidents that passed the case's reasonable-grounds decision.
inline double rank_of(const CaseFile& file) {
  const double floor = static_cast<double>(file.evidence_floor);
  return floor < 1 ? std::clamp((static_cast<double>(file.evidence) - floor) / (1 - floor), 0.0, 1.0) : 1;
}
inline void set_rank(CaseFile& file, double rank) {
  const double floor = static_cast<double>(file.evidence_floor);
  file.evidence = static_cast<float>(floor + (1 - floor) * rank);
}

/// What a case starts from: an open case of the same incident, what a case that ended had read in it, or the
/// incident itself. Whoever is referred again after a refusal brings something new.
template <class Run>
void first_evidence(Run& run, CaseFile& file, bool something_new) {
  const Parameters& p = run.parameters.nrm;
  if (p.evidence_persistence == 0) return;  // nothing rests on it
  const std::uint64_t incident = entity::incident_of_case(file.entity);
  if (something_new) {
    const double strength = run.state.people[file.person].evidence_when_case_ended();
    file.evidence = static_cast<float>(strengthened(strength, p.reconsideration_evidence_gain));
    return;
  }
  for (Index c = run.state.people[file.person].open_case; c != none; c = run.state.cases[c].next_of_person) {
    if (entity::incident_of_case(run.state.cases[c].entity) != incident) continue;
    file.evidence = run.state.cases[c].evidence;
    return;
  }
  file.evidence = static_cast<float>(run.uniform(incident, Process::incident_evidence));
}

/// New evidence on the incident of case `c`: all its open cases gain.
template <class Run>
void strengthen_incident(Run& run, Index c, double gain) {
  const CaseFile& file = run.state.cases[c];
  const std::uint64_t incident = entity::incident_of_case(file.entity);
  for (Index k = run.state.people[file.person].open_case; k != none; k = run.state.cases[k].next_of_person)
    if (entity::incident_of_case(run.state.cases[k].entity) == incident)
      set_rank(run.state.cases[k], strengthened(rank_of(run.state.cases[k]), gain));
}

struct Reading {
  double rank;
  bool fresh;  ///< false: that of the case so far
};

/// What a decision rests on: the first one on an incident on its strength, later ones as far as it persists.
template <class Run>
Reading read_evidence(const Run& run, const CaseFile& file) {
  const double persistence = run.parameters.nrm.evidence_persistence;
  const bool first = file.decisions == 0 && file.first_of_incident;
  const bool persists =
      first ? persistence > 0 : run.chance(persistence, file.entity, Process::evidence, file.decisions);
  if (!persists) return {static_cast<double>(file.fresh_rank), true};
  return {rank_of(file), false};
}

/// Exponent by which time since referral has strengthened evidence, against the time at which the published
/// shares hold.
template <class Run>
double gain_of_time(const Run& run, const CaseFile& file, Desk desk) {
  const Parameters& p = run.parameters.nrm;
  if (run.epoch.log_evidence_gain == 0) return 1;
  const double days = run.now - static_cast<double>(file.referred_on);
  const double more = (days - p.evidence_reference_days[index_of(desk)]) / core::days_per_year;
  return core::portable::exp(run.epoch.log_evidence_gain * std::clamp(more, -5.0, 5.0));
}

/// Share of incidents that pass the threshold of the day.
template <class Run>
double share_that_passes(const Run& run, const CaseFile& file, AgeClass age, Desk desk) {
  const Parameters& p = run.parameters.nrm;
  const auto& shares = desk == Desk::reasonable_grounds ? p.rg_positive_share : p.cg_positive_share;
  if (file.authority != Authority::devolved) return shares[index_of(file.authority)][index_of(age)];
  const double share = shares[index_of(Authority::single)][index_of(age)];
  const double odds = p.devolved_positive_odds[index_of(desk)];
  return odds == 1 ? share : odds * share / (1 - share + odds * share);
}

}  // namespace nrmsim::model::nrm
