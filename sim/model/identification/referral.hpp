#pragma once
// Identification, consent, and what a referral leads to.
//
// An adult has to consent; without consent a Duty to Notify report is made and no support follows. A child is
// referred in any case. Person, incident, referral and case are different records: a referral may add to an
// open case, open a second one that is not known to concern the same incident, or open the case of a new
// incident.

#include "sim/core/problems.hpp"
#include "sim/model/people/clocks.hpp"
#include "sim/model/processes.hpp"

namespace nrmsim::model::identification {

template <class Run>
bool consents(const Run& run, const Person& p) {
  return p.is(Fact::child) ||
         run.chance(run.parameters.identification.consent_probability, p.entity, Process::consent, p.spells);
}

template <class Run>
void identify_first(Run& run, std::uint64_t entity, AgeClass age_at_exploitation, std::size_t found_with) {
  const bool candidate = found_with == traffickers::trade_count;
  const Index i = people::create(run, entity, age_at_exploitation, found_with);
  const bool agreed = consents(run, run.state.people[i]);
  run.observer.identified(run.state.people[i], agreed);
  if (candidate) traffickers::lose_one_held(run, run.state.people[i].group);
  if (!agreed && run.parameters.identification.notified_people_followed == 0) {
    people::leave(run, i, Exit::not_followed);
    return;
  }
  placements::settle(run, i);
  if (agreed)
    refer(run, i, ReferralKind::first, candidate);
  else
    people::touch(run, i);
}

template <class Run>
void identify_again(Run& run, Index i) {
  Person& p = run.state.people[i];
  const bool agreed = consents(run, p);
  run.observer.identified(p, agreed);
  if (agreed)
    refer(run, i, p.is(Fact::referred) ? ReferralKind::reexploitation : ReferralKind::first);
  else
    people::touch(run, i);
}

template <class Run>
void count_in_quarter(Run& run, const Person& p, bool candidate) {
  const std::size_t age = index_of(p.age_at_exploitation());
  ++(candidate ? run.inflow.from_candidates : run.inflow.from_elsewhere)[age];
}

template <class Run>
void refer(Run& run, Index i, ReferralKind kind, bool candidate) {
  Person& p = run.state.people[i];
  const auto& parameters = run.parameters.identification;
  const std::uint32_t number = p.occurrence[Clock::referral] + (static_cast<std::uint32_t>(p.spells) << 16);
  const bool first = kind == ReferralKind::first;
  const auto u = first ? random::UniformPair{0, 0} : run.uniform_pair(p.entity, Process::recognition, number);
  const bool recognised = first || u.first < parameters.recognition_probability;
  if (first) {
    p.set(Fact::referred, true);
    p.first_referral_day = run.today();
  }
  if (recognised && p.recorded_referrals < 255) ++p.recorded_referrals;
  run.observer.referral(p, kind, recognised);
  count_in_quarter(run, p, candidate);
  if (kind == ReferralKind::duplicate) {
    if (!recognised || u.second >= parameters.merge_probability)
      nrm::open_case(run, i, kind, recognised);
    else
      run.observer.referral_merged(p);
    people::touch(run, i);
    return;
  }
  if (kind != ReferralKind::appeal || p.incidents == 0) {
    if (p.incidents == 255) core::throw_too_often("one person had more than 255 incidents");
    ++p.incidents;
  }
  nrm::open_case(run, i, kind, recognised);
}

/// The clock of repeat referrals fired: which kind it was follows from their hazards.
template <class Run>
void refer_repeatedly(Run& run, Index i) {
  Person& p = run.state.people[i];
  const auto hazards = repeat_hazards(run.epoch, p);
  const double u =
      run.exponential_and_uniform(p.entity, Process::clock_referral, p.occurrence[Clock::referral]).uniform;
  people::spend(p, Clock::referral);
  constexpr std::array kinds{ReferralKind::duplicate, ReferralKind::appeal, ReferralKind::late_disclosure,
                             ReferralKind::first};
  const ReferralKind kind = kinds[people::cause(hazards, u)];
  if (kind == ReferralKind::first) run.observer.late_consent(p);
  refer(run, i, kind);
}

}  // namespace nrmsim::model::identification
