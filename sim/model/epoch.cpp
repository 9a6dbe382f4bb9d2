#include "sim/model/epoch.hpp"

#include <algorithm>
#include <type_traits>

#include "sim/core/date.hpp"
#include "sim/core/math.hpp"

namespace nrmsim::model {
namespace {

float a_day(double per_year) {
  return static_cast<float>(per_year / core::days_per_year);
}
float rate_of_mean(double days) {
  return days > 0 ? static_cast<float>(1 / days) : 0.0F;
}

/// Rates at which missing people are found, without and with an active response [1/d].
std::array<float, 2> rates_found(double mean_days, const missing::Parameters& p) {
  const float base = rate_of_mean(mean_days);
  const double answered = p.response_strengthened != 0 ? p.response_ratio : 1;
  return {static_cast<float>(static_cast<double>(base) * p.unanswered_ratio),
          static_cast<float>(static_cast<double>(base) * answered)};
}

bool flat(const double (&level)[3]) {
  return level[0] == level[1] && level[1] == level[2] && level[0] == 1;
}

engine::PiecewiseConstant shape(const double (&breaks)[2], const double (&level)[3]) {
  if (flat(level)) return {0, {}, {1.0}};
  return {2, {breaks[0], breaks[1]}, {level[0], level[1], level[2]}};
}

template <class Table>
bool any(const Table& table) {
  if constexpr (std::is_same_v<Table, float>) {
    return table > 0;
  } else {
    return std::any_of(table.begin(), table.end(), [](const auto& part) { return any(part); });
  }
}

unsigned find_clocks_in_use(const Epoch& e) {
  // In the order of Clock.
  // The clock of missing episodes also carries the return, that of exploitation the end of a spell.
  const std::array in_use{any(e.missing) || any(e.found) || e.missing_exploited > 0 || e.lost_seen > 0,
                          any(e.contact),
                          any(e.exploitation) || e.spell_end > 0,
                          any(e.leaves_uk) || any(e.stable),
                          any(e.move) || e.dispute_resolved > 0,
                          any(e.duplicate) || e.appeal > 0 || e.late_disclosure > 0 || e.late_consent > 0,
                          any(e.status_resolution)};
  unsigned bits = 0;
  for (std::size_t c = 0; c < in_use.size(); ++c) bits |= in_use[c] ? 1U << c : 0U;
  return bits;
}

}  // namespace

LogLinear::LogLinear(double ratio)
    : neutral_(ratio == 1), log_ratio_(ratio > 0 ? core::portable::log(ratio) : -700) {}

float LogLinear::evaluate(float x) const {
  return static_cast<float>(core::portable::exp(log_ratio_ * static_cast<double>(x)));
}

Epoch::Epoch(const Parameters& p)
    : missing{},
      found{},
      missing_exploited(a_day(p.missing.exploited_per_year)),
      lost_seen(a_day(p.missing.lost_seen_per_year)),
      guardian_ratio(static_cast<float>(p.missing.guardian_ratio)),
      repeat_ratio(static_cast<float>(p.missing.repeat_ratio)),
      lost_ratio(static_cast<float>(p.exploitation.lost_ratio)),
      trust_on_missing(p.missing.trust_ratio),
      trust_on_exploitation(p.recovery.trust_ratio_exploitation),
      contact{},
      exploitation{},
      work_while_pending(p.status.work_while_pending != 0),
      need_factor{},
      need_factor_working{},
      spell_end(rate_of_mean(p.exploitation.spell_days)),
      leaves_uk{},
      stable{a_day(p.recovery.stable_per_year),
             a_day(p.recovery.stable_per_year * p.recovery.stable_ratio_in_support)},
      move{},
      dispute_resolved(rate_of_mean(p.placements.age_dispute_days)),
      duplicate{},
      appeal(a_day(p.identification.appeal_per_year)),
      late_disclosure(a_day(p.identification.late_disclosure_per_year)),
      late_consent(a_day(p.identification.late_consent_per_year)),
      repeat_frailty(static_cast<float>(p.identification.repeat_frailty_weight)),
      status_resolution{a_day(p.status.resolution_per_year[0]), a_day(p.status.resolution_per_year[1])},
      recruitment{},
      disruption{},
      held_leave(a_day(p.traffickers.held_leave_per_year)),
      report_fades(rate_of_mean(p.traffickers.report_memory_days)),
      early(shape(p.missing.early_breaks_days, p.missing.early_ratio)),
      safety(shape(p.traffickers.contact_breaks_days, p.traffickers.contact_level)),
      early_is_flat(flat(p.missing.early_ratio)),
      safety_is_flat(flat(p.traffickers.contact_level)),
      exit{},
      disqualification{},
      closure_when_missing(a_day(p.nrm.closure_when_missing_per_year)),
      needs_at_first(std::ranges::any_of(p.recovery.unmet_at_first, [](double share) { return share > 0; })),
      log_evidence_gain(core::portable::log(p.nrm.evidence_gain_per_year)),
      cases_exit(false),
      clocks_in_use(0) {
  found = {rates_found(p.missing.short_days, p.missing), rates_found(p.missing.long_days, p.missing)};
  for (std::size_t where = 0; where < whereabouts_count; ++where) {
    move[where] = a_day(p.placements.moves_per_year[where]);
    for (std::size_t age = 0; age < 2; ++age) {
      const double hazard = p.missing.hazard_per_year[where][age];
      missing[where][0][age] = a_day(hazard * p.missing.ratio_outside_support);
      missing[where][1][age] = a_day(hazard);
      const double attempts = p.traffickers.contact_per_year[age] * p.traffickers.findability[where];
      contact[where][0][age] = a_day(attempts);
      contact[where][1][age] = a_day(attempts * p.traffickers.contact_debt_ratio);
    }
  }
  for (std::size_t age = 0; age < 2; ++age) {
    exploitation[0][age] = a_day(p.exploitation.hazard_per_year[age]);
    exploitation[1][age] = a_day(p.exploitation.hazard_per_year[age] * p.exploitation.open_case_ratio);
    exploitation[2][age] = a_day(p.exploitation.hazard_per_year[age] * p.exploitation.in_support_ratio);
  }
  for (std::size_t unmet = 0; unmet < need_factor.size(); ++unmet) {
    double factor = 1;
    double working = 1;
    for (std::size_t need = 0; need < 6; ++need) {
      if ((unmet >> need & 1U) == 0) continue;
      const double ratio = p.exploitation.need_ratio[need];
      const double met = need == exploitation::income_need ? p.status.working_share : 0;
      factor *= ratio;
      working *= met + (1 - met) * ratio;
    }
    need_factor[unmet] = static_cast<float>(factor);
    need_factor_working[unmet] = static_cast<float>(working);
  }
  for (std::size_t trade = 0; trade < traffickers::trade_count; ++trade) {
    const bool offence = trade == traffickers::criminal_trade && p.traffickers.child_offence != 0;
    recruitment[trade] =
        a_day(p.traffickers.recruitment_per_year * (offence ? p.traffickers.offence_recruitment_ratio : 1));
    disruption[trade] =
        a_day(p.traffickers.disruption_per_year * (offence ? p.traffickers.offence_disruption_ratio : 1));
  }
  for (std::size_t s = 0; s < 4; ++s) leaves_uk[s] = a_day(p.status.leaves_uk_per_year[s]);
  for (std::size_t r = 0; r < duplicate.size(); ++r)
    duplicate[r] = a_day(p.identification.duplicate_per_year * p.identification.duplicate_ratio[r]);
  for (std::size_t desk = 0; desk < 2; ++desk) {
    for (std::size_t kind = 0; kind < exit.size(); ++kind)
      exit[kind][desk] = a_day(p.nrm.exit_per_year[kind][desk]);
    disqualification[desk] = a_day(p.nrm.disqualification_per_year[desk]);
  }
  cases_exit = any(exit) || any(disqualification) || closure_when_missing > 0;
  clocks_in_use = find_clocks_in_use(*this);
}

}  // namespace nrmsim::model
