#pragma once
// Inputs for tests: everything switched off, and everything switched on.

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "sim/core/date.hpp"
#include "sim/model/input.hpp"

namespace nrmsim::model::testing {

inline constexpr double no_limit_on_places = 8e9;  ///< more than any pool can count, so it is unlimited

template <std::size_t N>
void fill(double (&list)[N], double value) {
  std::fill(std::begin(list), std::end(list), value);
}
template <std::size_t N, std::size_t M>
void fill(double (&table)[N][M], double value) {
  for (auto& row : table) fill(row, value);
}

/// Position among all parameters of the one that `select` names in a Parameters&.
template <class Select>
std::uint32_t position_of(Select select) {
  Parameters p{};
  return static_cast<std::uint32_t>(&select(p) - reinterpret_cast<double*>(&p));
}

inline void set_period(Input& input, core::Date start, core::Date end) {
  input.start = start;
  input.horizon_days = core::days_between(start, end);
  input.report_from_day = 0;
  input.projection_day = input.horizon_days;
  input.policy_day = input.horizon_days;
}

/// Nobody arrives, hazards and chances are 0, factors are 1: adults of one kind in one region, children of
/// another.
inline Input neutral_input(core::Date start = {2019, 1, 1}, core::Date end = {2024, 1, 1}) {
  Input input;
  set_period(input, start, end);
  input.tables.push_back({{{2, 0, 1, 0, 1}, 1.0}, {{2, 1, 1, 0, 0}, 1.0}});
  Parameters& p = input.parameters;
  fill(p.people.child_age_share, 1);
  fill(p.people.adult_age_share, 1);
  p.people.region_share[0] = 1;
  p.identification.consent_probability = 1;
  p.identification.candidate_headroom = 1;
  p.identification.recognition_probability = 1;
  fill(p.identification.duplicate_ratio, 1);
  fill(p.nrm.devolved_positive_odds, 1);
  p.nrm.evidence_gain_from_advice = 1;
  p.nrm.evidence_gain_per_year = 1;
  p.nrm.reconsideration_deadline_days = 1e5;
  p.nrm.reconsideration_evidence_gain = 1;
  fill(p.placements.elsewhere_share, 1);
  fill(p.placements.kind_share, 1);
  p.placements.kept_until_age = 18;
  p.placements.asylum_places = no_limit_on_places;
  p.placements.meets_housing[index_of(Whereabouts::safe_house)] = 1;
  p.support.subsistence_level = 1;
  p.support.subsistence_power = 1;
  p.costs.harm_in_money = 1;
  p.costs.harm_share_not_costed = 1;
  p.costs.harm_ratio_criminal = 1;
  p.missing.ratio_outside_support = 1;
  p.missing.early_breaks_days[0] = 7;
  p.missing.early_breaks_days[1] = 30;
  fill(p.missing.early_ratio, 1);
  p.missing.guardian_ratio = 1;
  p.missing.trust_ratio = 1;
  p.missing.repeat_ratio = 1;
  p.missing.former_group_share = 1;
  p.missing.unanswered_ratio = 1;
  p.missing.response_ratio = 1;
  fill(p.traffickers.trade_share, 1);
  p.traffickers.contact_debt_ratio = 1;
  fill(p.traffickers.findability, 1);
  p.traffickers.contact_breaks_days[0] = 7;
  p.traffickers.contact_breaks_days[1] = 30;
  fill(p.traffickers.contact_level, 1);
  p.traffickers.support_ratio_attempt = 1;
  p.traffickers.offence_disruption_ratio = 1;
  p.traffickers.offence_recruitment_ratio = 1;
  p.traffickers.cooperation_ratio = 1;
  p.traffickers.feedback_reference_years = 1;
  p.exploitation.open_case_ratio = 1;
  p.exploitation.in_support_ratio = 1;
  p.exploitation.lost_ratio = 1;
  fill(p.exploitation.need_ratio, 1);
  p.status.working_share = 1;
  p.recovery.trust_ratio_exploitation = 1;
  p.recovery.stable_ratio_in_support = 1;
  return input;
}

/// Adults who are refused at once, so that nothing but what a test switches on can happen to them.
inline Input refused_adults(double per_day, core::Date start, core::Date end) {
  Input input = neutral_input(start, end);
  input.parameters.identification.recorded_referrals_per_day[0] = per_day;
  input.parameters.nrm.decision_makers[0][0] = no_limit_on_places;
  return input;
}

}  // namespace nrmsim::model::testing
