#pragma once
// The axes of what is reported: groups of people, years, months, and the categories of events.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/date.hpp"
#include "sim/model/state/person.hpp"
#include "sim/outcomes/layout.hpp"

namespace nrmsim::observation {

enum class AxisId : std::uint8_t {
  group,
  year,
  month,
  run_month,
  referrals,
  duration,
  first_referral_year,
  kind,
  route,
  service,
  item,
  payer,
  exit,
  attempt,
  case_end,
  missing_end,
  authority,
  desk,
  lag,
  repeat_kind,
  cohort,
  quantile,
  age_and_sex,
  region,
  place_kind,
};
inline constexpr std::size_t axis_id_count = static_cast<std::size_t>(AxisId::place_kind) + 1;

/// When a run begins, from when it is reported, and when it ends.
struct Period {
  core::Date start;
  core::Date report_from;
  core::Date end;
};

/// Durations from first referral at which cumulative incidence is reported [d]: 6, 12, 24 and 60 months.
inline constexpr std::array durations_days{182.625, 365.25, 730.5, 1826.25};
/// Numbers of referrals of one person that are told apart; the last label means "so many or more".
inline constexpr std::size_t most_referrals = 7;

/// Quantiles of waits and durations that are reported.
inline constexpr std::array quantiles{0.1, 0.25, 0.5, 0.75, 0.9};

/// One-way margins: everybody, current age, sex, nationality, type of exploitation. Regions have an axis of
/// their own, for what they decide: places in care and guardians.
std::vector<std::string> group_labels();
inline constexpr std::size_t margins = 5;
inline constexpr std::size_t group_count = 1 + 2 + 3 + 2 + 10;

/// The groups that a person belongs to, one a margin, as positions on the group axis.
inline std::array<std::size_t, margins> groups_of(const model::Person& p, std::size_t age) {
  constexpr std::size_t by_age = 1, by_sex = 3, by_nationality = 6, by_type = 8;
  return {0, by_age + age, by_sex + model::index_of(p.sex), by_nationality + model::index_of(p.nationality),
          by_type + model::index_of(p.type)};
}

/// Two margins for what is not reported by every group: current age, then sex, as positions on the axis
/// age_and_sex.
inline constexpr std::size_t age_and_sex_count = 2 + 3;
inline std::array<std::size_t, 2> age_and_sex_of(const model::Person& p) {
  return {p.age(), 2 + model::index_of(p.sex)};
}

/// Position of everybody of one type of exploitation.
inline std::size_t group_of(model::ExploitationType type) {
  constexpr std::size_t by_type = 8;
  return by_type + model::index_of(type);
}

/// Number of calendar years reported, the first of them, and the number of months; part years count.
int first_year(const Period& period);
std::size_t year_count(const Period& period);

outcomes::Axis make_axis(AxisId id, const Period& period);

}  // namespace nrmsim::observation
