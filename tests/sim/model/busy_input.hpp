#pragma once
// A made-up country in which every process of the model is at work and every pool is short. Says nothing
// about the world.

#include "tests/sim/model/neutral_input.hpp"

namespace nrmsim::model::testing {

inline void busy_people(Parameters& p) {
  p.people.age_unknown_child_share = 0.4;
  p.people.treated_as_foreign[1] = 0.5;
  p.people.treated_as_foreign[2] = 1;
  p.people.treated_as_foreign[3] = 0.8;
  p.people.adult_at_referral_share = 0.2;
  p.people.adult_at_referral_years = 5;
  fill(p.people.region_share, 1);
  fill(p.people.overseas_only_share, 0.3);
  fill(p.people.overseas_and_uk_share, 0.2);
  fill(p.people.debt_bondage_share, 0.4);
  auto& id = p.identification;
  id.recorded_referrals_per_day[0] = 1.5;
  id.recorded_referrals_per_day[1] = 1.5;
  id.recorded_referrals_per_day[2] = 0.3;
  id.consent_probability = 0.8;
  id.candidate_headroom = 3;
  id.first_share_memory = 0.5;
  id.projection_growth_per_year = 0.05;
  id.late_consent_per_year = 0.3;
  id.duplicate_per_year = 0.5;
  id.duplicate_ratio[1] = 2;
  id.repeat_frailty_weight = 0.5;
  id.appeal_per_year = 0.4;
  id.late_disclosure_per_year = 0.2;
  id.recognition_probability = 0.8;
  id.merge_probability = 0.5;
  id.notified_people_followed = 1;
  id.inflow_counts_repeats = 1;
}

inline void busy_services(Parameters& p) {
  auto& nrm = p.nrm;
  nrm.decision_makers[0][0] = 15;
  nrm.decision_makers[0][1] = 20;
  nrm.effort_days[0][0] = 4;
  nrm.effort_days[0][1] = 10;
  nrm.rg_positive_share[0][0] = 0.7;
  nrm.rg_positive_share[0][1] = 0.85;
  nrm.cg_positive_share[0][0] = 0.6;
  nrm.cg_positive_share[0][1] = 0.8;
  nrm.decision_makers[1][0] = 3;
  nrm.decision_makers[1][1] = 4;
  nrm.decision_makers[2][0] = 6;
  nrm.decision_makers[2][1] = 3;
  for (std::size_t a = 1; a < 3; ++a) nrm.effort_days[a][0] = nrm.effort_days[a][1] = 12;
  nrm.staff_shared = 1;
  nrm.immigration_enforcement_share[0] = 0.5;
  nrm.immigration_enforcement_share[2] = 0.1;
  nrm.devolved_share = 0.3;
  nrm.devolved_days_before_18 = 100;
  nrm.devolved_same_meeting_share = 0.6;
  nrm.devolved_positive_odds[0] = 0.8;
  nrm.rg_positive_share[1][0] = nrm.rg_positive_share[1][1] = 0.4;
  nrm.cg_positive_share[1][0] = nrm.cg_positive_share[1][1] = 0.3;
  nrm.recovery_days = 30;
  nrm.evidence_persistence = 0.5;
  nrm.evidence_gain_from_advice = 1.3;
  nrm.evidence_gain_per_year = 1.2;
  nrm.evidence_reference_days[1] = 100;
  fill(nrm.set_aside_share, 0.3);
  fill(nrm.set_aside_days, 100);
  nrm.exit_per_year[0][0] = 0.2;
  nrm.exit_per_year[0][1] = 0.1;
  nrm.exit_per_year[1][0] = nrm.exit_per_year[1][1] = 0.3;
  nrm.exit_per_year[2][0] = nrm.exit_per_year[2][1] = 0.2;
  nrm.exit_per_year[3][0] = nrm.exit_per_year[3][1] = 0.4;
  fill(nrm.public_order_share, 0.6);
  fill(nrm.disqualification_per_year, 0.4);
  fill(nrm.reopening_probability, 0.5);
  nrm.reopening_days = 60;
  nrm.closure_when_missing_per_year = 2;
  nrm.closure_on_reexploitation = 0.5;
  fill(nrm.reconsideration_probability, 0.4);
  nrm.reconsideration_days = 20;
  nrm.reconsideration_deadline_days = 30;
  nrm.late_reconsideration_share = 0.2;
  nrm.reconsideration_evidence_gain = 1.5;
  auto& s = p.support;
  fill(s.offer_probability, 0.7);
  s.capacity[0] = 60;
  s.capacity[1] = 80;
  s.capacity[2] = 30;
  s.capacity[3] = 30;
  s.capacity[4] = 40;
  s.course_days[0] = 90;
  s.course_days[1] = 60;
  s.days_after_cg_positive = 45;
  s.days_after_cg_negative = 9;
  s.days_after_rg_negative = 5;
  s.asylum_accommodation_share[1] = 0.5;
  s.settled_housing_share = 0.5;
  s.subsistence_meets_income = 0.6;
  s.extension_probability = 0.5;
  s.extension_days = 40;
  auto& pl = p.placements;
  fill(pl.care_probability, 0.7);
  fill(pl.places, 4);
  fill(pl.moves_per_year, 1);
  pl.age_disputed_share = 0.4;
  pl.age_dispute_days = 60;
  fill(pl.meets_housing, 1);
  pl.meets_housing[index_of(Whereabouts::own_accommodation)] = 0;
  pl.meets_housing[index_of(Whereabouts::temporary)] = 0;
  pl.asylum_places = 60;
  pl.kept_until_age = 20;
}

inline void busy_dangers(Parameters& p) {
  auto& m = p.missing;
  fill(m.hazard_per_year, 1.5);
  m.hazard_per_year[0][0] = 0.5;
  m.ratio_outside_support = 0.5;
  m.frailty_sd_log = 1;
  m.early_ratio[0] = 4;
  m.early_ratio[1] = 2;
  m.guardian_ratio = 0.6;
  m.trust_ratio = 0.4;
  m.short_share = 0.8;
  m.short_days = 4;
  m.long_days = 100;
  m.repeat_ratio = 1.5;
  m.response_probability[0] = 0.5;
  m.response_probability[1] = 0.9;
  m.response_capacity = 20;
  m.unanswered_ratio = 0.7;
  m.response_strengthened = 1;
  m.response_ratio = 1.2;
  fill(m.return_interview_probability, 0.6);
  m.return_interview_trust_gain = 0.1;
  m.return_interview_report = 0.2;
  m.exploited_per_year = 1;
  m.lost_seen_per_year = 0.5;
  m.exploited_probability = 0.1;
  m.former_group_share = 0.6;
  m.for_good_probability = 0.02;
  auto& t = p.traffickers;
  t.groups[0] = t.groups[1] = 30;
  t.groups[2] = t.groups[3] = 15;
  t.people_held = 12;
  t.recruitment_per_year = 0.5;
  t.held_leave_per_year = 0.2;
  t.debt_link_probability = 0.3;
  fill(t.contact_per_year, 1.5);
  t.contact_debt_ratio = 1.6;
  t.findability[0] = 0.4;
  t.contact_level[0] = 3;
  t.contact_level[1] = 2;
  t.contact_level[2] = 0.5;
  t.attempt_reported = 0.2;
  t.attempt_missing = 0.2;
  t.attempt_exploited = 0.2;
  t.support_ratio_attempt = 0.5;
  t.disruption_per_year = 0.2;
  t.child_offence = 1;
  t.offence_disruption_ratio = 1.4;
  t.offence_recruitment_ratio = 0.8;
  t.cooperation_ratio = 0.3;
  t.report_memory_days = 200;
  t.cooperation_probability = 0.4;
  t.reform_days = 120;
  t.cluster_referral_probability = 0.4;
  t.feedback_power = 0.5;
  t.feedback_reference_years = 1;
  auto& e = p.exploitation;
  e.hazard_per_year[0] = 0.1;
  e.hazard_per_year[1] = 0.15;
  e.open_case_ratio = 0.8;
  e.in_support_ratio = 0.5;
  e.lost_ratio = 2;
  fill(e.need_ratio, 1.3);
  e.spell_days = 120;
  e.found_probability = 0.5;
  e.lost_probability = 0.1;
}

inline void busy_recovery(Parameters& p) {
  auto& r = p.recovery;
  fill(r.unmet_at_first, 0.6);
  r.trust_at_first = 0.3;
  r.trust_gain_service = 0.2;
  r.trust_gain_continuity_per_year = 0.2;
  r.trust_loss_move = 0.1;
  r.trust_loss_refusal = 0.2;
  r.trust_loss_wait_per_year = 0.3;
  r.trust_ratio_exploitation = 0.5;
  r.stable_per_year = 0.15;
  r.stable_ratio_in_support = 0.5;
  auto& st = p.status;
  fill(st.resolution_per_year, 0.5);
  fill(st.grant_probability, 0.6);
  fill(st.leave_for_confirmed, 0.5);
  fill(st.leaves_uk_per_year, 0.05);
  fill(st.death_per_year, 0.02);
  fill(p.costs.unit_cost, 10);
  for (auto& payer : p.costs.payer_share) payer[0] = 1;
  p.costs.harm_per_day_exploited = 5;
  p.costs.discount_rate = 0.035;
}

/// Six years; the last two are a projection.
inline Input busy_input() {
  Input input = neutral_input({2018, 1, 1}, {2024, 1, 1});
  input.projection_day = core::days_between(input.start, {2022, 1, 1});
  busy_people(input.parameters);
  busy_services(input.parameters);
  busy_dangers(input.parameters);
  busy_recovery(input.parameters);
  auto& table = input.tables.front();
  table.clear();
  for (std::uint8_t age = 0; age < 3; ++age)
    for (std::uint8_t sex = 0; sex < 3; ++sex)
      for (std::uint8_t nationality = 0; nationality < 4; ++nationality)
        for (std::uint8_t type = 0; type < 10; ++type)
          table.push_back({{static_cast<std::uint8_t>((sex + type) % 4), age, sex, nationality, type},
                           1.0 + age + 2 * sex + nationality + type});
  return input;
}

}  // namespace nrmsim::model::testing
