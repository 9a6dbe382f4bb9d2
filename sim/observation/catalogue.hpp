#pragma once
// Every outcome that a run reports, defined once: results files, exports, tables and messages take their
// words here.

#include <array>
#include <cstddef>
#include <string_view>

#include "sim/observation/axes.hpp"
#include "sim/outcomes/layout.hpp"

namespace nrmsim::observation {

/// In the order in which outcomes are stored.
enum class Measure : std::size_t {
  reexploited_people,
  reexploitation_episodes,
  days_exploited,
  repeat_referrals,
  true_repeat_referrals,
  missing_episodes,
  people_missing,
  cost_total,
  cost_discounted,
  harm,
  harm_discounted,
  referrals,
  first_referrals,
  first_referrals_by_region,
  duty_to_notify,
  referrals_by_kind,
  repeats_by_kind,
  share_not_first,
  share_of_repeats_true,
  people_by_referrals,
  reexploitation_by_route,
  reexploited_people_by_route,
  reexploited_people_by_region,
  reexploitation_by_cohort,
  cumulative_incidence,
  cumulative_incidence_stock,
  cumulative_incidence_by_year,
  cumulative_incidence_curve,
  missing_by_end,
  missing_days,
  missing_duration_mean,
  missing_duration_quantiles,
  never_found_share,
  episodes_per_missing_person,
  looked_after_children,
  looked_after_missing,
  looked_after_episodes,
  looked_after_episodes_by_region,
  looked_after_share_missing,
  episodes_per_missing_child,
  rg_decisions,
  rg_positive,
  rg_positive_share,
  rg_desk_wait_mean,
  rg_wait_mean,
  rg_wait_median,
  rg_wait_quantiles,
  rg_wait_mean_by_age_and_sex,
  rg_wait_median_by_age_and_sex,
  cg_decisions,
  cg_positive,
  cg_positive_share,
  cg_wait_mean,
  cg_wait_median,
  cg_wait_quantiles,
  cg_wait_mean_by_age_and_sex,
  cg_wait_median_by_age_and_sex,
  cg_desk_wait_mean,
  case_ends,
  cases_reopened,
  late_consents,
  reconsiderations,
  reconsiderations_overturned,
  cases_by_authority,
  rg_decisions_by_authority,
  rg_positive_by_authority,
  rg_wait_by_authority,
  cg_decisions_by_authority,
  cg_positive_by_authority,
  cg_wait_by_authority,
  rg_backlog,
  cg_backlog,
  rg_backlog_by_authority,
  cg_backlog_by_authority,
  monthly_referrals,
  monthly_rg_decisions,
  monthly_cg_decisions,
  monthly_rg_wait_mean,
  monthly_rg_wait_median,
  monthly_cg_wait_mean,
  monthly_cg_wait_median,
  monthly_missing_episodes,
  monthly_reexploitation,
  people_in_support,
  people_in_safe_houses,
  looked_after_now,
  people_missing_now,
  people_exploited_now,
  people_followed,
  service_wanted,
  service_started,
  service_given_up,
  service_waiting,
  service_coverage,
  service_coverage_in_time,
  service_coverage_by_group,
  service_wait_mean,
  service_occupancy,
  service_share_in_use,
  guardian_coverage_by_region,
  children_placed,
  children_placed_by_region,
  children_awaiting_place,
  children_awaiting_place_by_region,
  children_in_temporary,
  cost_by_item,
  cost_by_item_discounted,
  cost_by_payer,
  cost_by_payer_discounted,
  attempts,
  exits,
  groups_active,
  groups_disrupted,
  people_held,
  recruited,
  candidates_short,
  events_handled,
  history_digest,
};
inline constexpr std::size_t measure_count = static_cast<std::size_t>(Measure::history_digest) + 1;

/// Most axes that an outcome has.
inline constexpr std::size_t most_axes = 2;

struct Definition {
  Measure measure;
  std::string_view name;
  std::string_view long_name;
  std::string_view definition;
  std::string_view unit;
  outcomes::Statistic statistic;
  std::array<AxisId, most_axes> axes;
  std::size_t axis_count;
  bool full_scale = false;          ///< divided by the scale, so that it is reported for the whole country
  bool distorted_by_scale = false;  ///< marked where shown, if the scale is not 1
  bool headline = false;            ///< shown at the end of a run
  double better = 0;                ///< -1 less is better, 1 more is, 0 neither
};

/// All definitions, at the position of their measure.
const std::array<Definition, measure_count>& definitions();

/// Axes and outcomes of a run over this period.
outcomes::Layout layout(const Period& period);

}  // namespace nrmsim::observation
