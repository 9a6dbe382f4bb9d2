// What the recorder does when a month, a year or the run ends.

#include <algorithm>
#include <bit>
#include <limits>

#include "sim/core/contracts.hpp"
#include "sim/core/math.hpp"
#include "sim/observation/recorder.hpp"

namespace nrmsim::observation {
namespace {

using model::index_of;
using model::costs::Item;

double ratio(double part, double whole) {
  return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

void Recorder::place_month(std::uint32_t month) {
  run_year_ = static_cast<std::uint8_t>(1 + (first_month_ + month) / 12);
  if (month < report_month_) return;
  reported_month_ = month - report_month_;
  const std::uint32_t report_year_months = static_cast<std::uint32_t>(first_month_ + report_month_) / 12;
  year_ = (first_month_ + month) / 12 - report_year_months;
}

void Recorder::end_of_month(std::uint32_t month, const model::Workspace& state) {
  digests_[month] = digest_;
  if (month < report_month_) return;
  const std::size_t m = month - report_month_;
  for (std::size_t a = 0; a < model::nrm::authority_count; ++a) {
    const engine::Pool& rg = state.desks[a][0];
    const double with_rg = static_cast<double>(rg.busy()) + static_cast<double>(rg.waiting());
    cells_.at(Measure::rg_backlog, m) += with_rg;
    cells_.at(Measure::cg_backlog, m) += awaiting_cg_[a];
    cells_.at(Measure::rg_backlog_by_authority, a * cells_.months() + m) = with_rg;
    cells_.at(Measure::cg_backlog_by_authority, a * cells_.months() + m) = awaiting_cg_[a];
  }
  cells_.at(Measure::people_in_support, m) = supported_.count();
  cells_.at(Measure::people_in_safe_houses, m) = static_cast<double>(state.services[0].busy());
  cells_.at(Measure::looked_after_now, m) = looked_after_now_;
  cells_.at(Measure::people_missing_now, m) = missing_now_;
  cells_.at(Measure::people_exploited_now, m) = exploited_[0].count();
  cells_.at(Measure::people_followed, m) =
      static_cast<double>(state.people.size() + state.people_out_of_reach);
  double active = 0;
  double held = 0;
  for (const model::Group& group : state.groups) {
    active += group.active ? 1 : 0;
    held += group.held;
  }
  cells_.at(Measure::groups_active, m) = active;
  cells_.at(Measure::people_held, m) = held;
}

std::array<double, model::costs::item_count> Recorder::units_used(const model::Workspace& state) const {
  std::array<double, model::costs::item_count> units = events_by_item_;
  for (std::size_t s = 0; s < state.services.size(); ++s)
    units[index_of(Item::safe_house_night) + s] = state.services[s].busy_days(now_);
  for (std::size_t kind = 0; kind < state.places.size(); ++kind)
    for (const engine::Pool& pool : state.places[kind])
      units[index_of(Item::foster_night) + kind] += pool.busy_days(now_);
  units[index_of(Item::temporary_night)] = living_[index_of(model::Whereabouts::temporary)].integral(now_);
  units[index_of(Item::asylum_night)] =
      living_[index_of(model::Whereabouts::asylum_accommodation)].integral(now_);
  units[index_of(Item::subsistence_day)] = supported_adults_.integral(now_);
  return units;
}

void Recorder::begin_year(const model::Workspace& state) {
  units_before_ = units_used(state);
  days_priced_ = exploited_[0].integral(now_);
  crime_days_priced_ = exploited_[group_of(model::ExploitationType::criminal)].integral(now_);
  services_.begin_year(state, now_);
  temporary_before_ = living_[index_of(model::Whereabouts::temporary)].integral(now_);
  for (std::size_t group = 0; group < group_count; ++group)
    days_before_[group] = exploited_[group].integral(now_);
  year_began_ = now_;
  if (now_ < report_from_) return;
  risk_.year_begins(now_);
  cells_.at(Measure::looked_after_children, year_) += looked_after_now_;
}

double Recorder::harm_since_priced(const model::costs::Parameters& costs) {
  const double days = exploited_[0].integral(now_);
  const double in_crime = exploited_[group_of(model::ExploitationType::criminal)].integral(now_);
  const double others = (days - days_priced_) - (in_crime - crime_days_priced_);
  const double weighted = others + (in_crime - crime_days_priced_) * costs.harm_ratio_criminal;
  days_priced_ = days;
  crime_days_priced_ = in_crime;
  return costs.harm_in_money != 0 ? weighted * costs.harm_per_day_exploited * costs.harm_share_not_costed : 0;
}

void Recorder::price(const model::Workspace& state, const model::Parameters& parameters) {
  const auto units = units_used(state);
  const auto& costs = parameters.costs;
  const double years = std::max(0.0, (now_ - projection_day_) / core::days_per_year);
  const double discount = core::portable::pow(1 + costs.discount_rate, years);
  for (std::size_t item = 0; item < units.size(); ++item) {
    double cost = (units[item] - units_before_[item]) * costs.unit_cost[item];
    if (item == index_of(Item::subsistence_day)) cost *= parameters.support.subsistence_level;
    cells_.at(Measure::cost_by_item, item, year_) += cost;
    cells_.at(Measure::cost_by_item_discounted, item, year_) += cost / discount;
    for (std::size_t payer = 0; payer < model::costs::payer_count; ++payer) {
      const double part = cost * costs.payer_share[item][payer];
      cells_.at(Measure::cost_by_payer, payer, year_) += part;
      cells_.at(Measure::cost_by_payer_discounted, payer, year_) += part / discount;
    }
    cells_.at(Measure::cost_total, year_) += cost;
    cells_.at(Measure::cost_discounted, year_) += cost / discount;
  }
  units_before_ = units;
  const double harm = harm_since_priced(costs);
  cells_.at(Measure::harm, year_) += harm;
  cells_.at(Measure::harm_discounted, year_) += harm / discount;
}

void Recorder::end_of_year(const model::Workspace& state, const model::Parameters& parameters) {
  if (now_ <= report_from_) return;
  for (std::size_t group = 0; group < group_count; ++group)
    cells_.at(Measure::days_exploited, group, year_) = exploited_[group].integral(now_) - days_before_[group];
  services_.end_year(state, now_, year_, cells_);
  cells_.at(Measure::children_in_temporary, year_) =
      (living_[index_of(model::Whereabouts::temporary)].integral(now_) - temporary_before_) /
      (now_ - year_began_);
  price(state, parameters);
}

void Recorder::end_of_run(const model::Workspace& state) {
  for (model::Index i = 0; i < state.people.slots(); ++i) {
    if (state.people.in_use(i)) risk_.followed_to_the_end(state.people[i]);
  }
  fill_shares();
  fill_missing();
  services_.fill(cells_);
  risk_.fill(cells_);
  rg_waits_.fill(cells_, rg_wait_measures);
  cg_waits_.fill(cells_, cg_wait_measures);
  cells_.at(Measure::events_handled, 0) = static_cast<double>(events_);
}

void Recorder::fill_shares() {
  for (std::size_t y = 0; y < cells_.years(); ++y) {
    const auto all = [&](Measure m) { return cells_.at(m, 0, y); };
    constexpr auto reexploitation = index_of(model::ReferralKind::reexploitation) - 1;  // among the repeats
    cells_.at(Measure::share_of_repeats_true, y) =
        ratio(cells_.at(Measure::repeats_by_kind, reexploitation, y), all(Measure::repeat_referrals));
    cells_.at(Measure::share_not_first, y) = ratio(all(Measure::repeat_referrals), all(Measure::referrals));
    cells_.at(Measure::rg_positive_share, y) = ratio(all(Measure::rg_positive), all(Measure::rg_decisions));
    cells_.at(Measure::cg_positive_share, y) = ratio(all(Measure::cg_positive), all(Measure::cg_decisions));
    cells_.at(Measure::looked_after_share_missing, y) =
        ratio(cells_.at(Measure::looked_after_missing, y), cells_.at(Measure::looked_after_children, y));
    cells_.at(Measure::episodes_per_missing_child, y) =
        ratio(cells_.at(Measure::looked_after_episodes, y), cells_.at(Measure::looked_after_missing, y));
    cells_.at(Measure::rg_desk_wait_mean, y) = ratio(rg_desk_days_[y], rg_desk_count_[y]);
    cells_.at(Measure::cg_desk_wait_mean, y) = ratio(cg_desk_days_[y], cg_desk_count_[y]);
    for (std::size_t a = 0; a < model::nrm::authority_count; ++a) {
      const std::size_t cell = a * cells_.years() + y;
      cells_.at(Measure::rg_wait_by_authority, a, y) =
          ratio(rg_authority_days_[cell], cells_.at(Measure::rg_decisions_by_authority, a, y));
      cells_.at(Measure::cg_wait_by_authority, a, y) =
          ratio(cg_authority_days_[cell], cells_.at(Measure::cg_decisions_by_authority, a, y));
    }
  }
}

void Recorder::fill_missing() {
  constexpr auto never_found = index_of(model::MissingEnd::never_found);
  for (std::size_t y = 0; y < cells_.years(); ++y) {
    cells_.at(Measure::missing_duration_mean, y) = missing_durations_.mean(y);
    for (std::size_t q = 0; q < quantiles.size(); ++q)
      cells_.at(Measure::missing_duration_quantiles, q, y) = missing_durations_.quantile(y, quantiles[q]);
    cells_.at(Measure::never_found_share, y) =
        ratio(cells_.at(Measure::missing_by_end, never_found, y), missing_durations_.count(y));
    for (std::size_t group = 0; group < age_and_sex_count; ++group)
      cells_.at(Measure::episodes_per_missing_person, group, y) =
          ratio(missing_episodes_[group][y], missing_people_[group][y]);
  }
}

void Recorder::finish(std::span<outcomes::Cell> row) {
  NRMSIM_EXPECTS(row.size() == cells_.size());
  for (const Definition& d : definitions()) {
    const std::size_t first = cells_.offset(d.measure);
    for (std::size_t i = 0; i < cells_.size_of(d.measure); ++i) {
      if (d.measure == Measure::history_digest)
        row[first + i] = digests_[i];
      else
        row[first + i] = std::bit_cast<outcomes::Cell>(d.full_scale ? cells_.value(first + i) / scale_
                                                                    : cells_.value(first + i));
    }
  }
}

}  // namespace nrmsim::observation
