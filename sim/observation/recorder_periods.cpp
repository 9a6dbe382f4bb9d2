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

std::size_t Recorder::year_of_day(double day) const {
  const auto after = std::upper_bound(year_starts_.begin(), year_starts_.end(), day);
  return after == year_starts_.begin() ? 0 : static_cast<std::size_t>(after - year_starts_.begin()) - 1;
}

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
  const engine::Pool& rg = state.desks[0];
  cells_.at(Measure::rg_backlog, m) = static_cast<double>(rg.busy()) + static_cast<double>(rg.waiting());
  cells_.at(Measure::cg_backlog, m) = awaiting_cg_;
  cells_.at(Measure::people_in_support, m) = supported_.count();
  cells_.at(Measure::people_in_safe_houses, m) = static_cast<double>(state.services[0].busy());
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

std::array<double, model::support::service_count> Recorder::service_days(
    const model::Workspace& state) const {
  std::array<double, model::support::service_count> days{};
  for (std::size_t s = 0; s < days.size(); ++s) days[s] = state.services[s].busy_days(now_);
  return days;
}

std::array<double, model::costs::item_count> Recorder::units_used(const model::Workspace& state) const {
  std::array<double, model::costs::item_count> units = events_by_item_;
  const auto services = service_days(state);
  for (std::size_t s = 0; s < services.size(); ++s) units[index_of(Item::safe_house_night) + s] = services[s];
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
  service_days_before_ = service_days(state);
  for (std::size_t group = 0; group < group_count; ++group)
    days_before_[group] = exploited_[group].integral(now_);
  year_began_ = now_;
  if (now_ < report_from_) return;
  year_starts_.push_back(now_);
  cells_.at(Measure::looked_after_children, year_) += looked_after_now_;
}

void Recorder::price(const model::Workspace& state, const model::Parameters& parameters) {
  const auto units = units_used(state);
  const auto& costs = parameters.costs;
  const double years = std::max(0.0, (now_ - projection_day_) / core::days_per_year);
  const double discount = core::portable::pow(1 + costs.discount_rate, years);
  for (std::size_t item = 0; item < units.size(); ++item) {
    const double cost = (units[item] - units_before_[item]) * costs.unit_cost[item];
    cells_.at(Measure::cost_by_item, item, year_) += cost;
    for (std::size_t payer = 0; payer < model::costs::payer_count; ++payer)
      cells_.at(Measure::cost_by_payer, payer, year_) += cost * costs.payer_share[item][payer];
    cells_.at(Measure::cost_total, year_) += cost;
    cells_.at(Measure::cost_discounted, year_) += cost / discount;
  }
  units_before_ = units;
  const double days = exploited_[0].integral(now_);
  cells_.at(Measure::harm, year_) += (days - days_priced_) * costs.harm_per_day_exploited;
  days_priced_ = days;
}

void Recorder::end_of_year(const model::Workspace& state, const model::Parameters& parameters) {
  if (now_ <= report_from_) return;
  for (std::size_t group = 0; group < group_count; ++group)
    cells_.at(Measure::days_exploited, group, year_) = exploited_[group].integral(now_) - days_before_[group];
  const auto services = service_days(state);
  for (std::size_t s = 0; s < services.size(); ++s)
    cells_.at(Measure::service_occupancy, s, year_) =
        (services[s] - service_days_before_[s]) / (now_ - year_began_);
  price(state, parameters);
}

void Recorder::end_of_run(const model::Workspace& state) {
  for (model::Index i = 0; i < state.people.slots(); ++i) {
    if (state.people.in_use(i)) end_of_followed_risk(state.people[i]);
  }
  fill_shares();
  fill_services();
  fill_incidence();
  cells_.at(Measure::events_handled, 0) = static_cast<double>(events_);
}

void Recorder::fill_shares() {
  for (std::size_t y = 0; y < cells_.years(); ++y) {
    const auto all = [&](Measure m) { return cells_.at(m, 0, y); };
    cells_.at(Measure::share_not_first, y) = ratio(all(Measure::repeat_referrals), all(Measure::referrals));
    cells_.at(Measure::rg_positive_share, y) = ratio(all(Measure::rg_positive), all(Measure::rg_decisions));
    cells_.at(Measure::cg_positive_share, y) = ratio(all(Measure::cg_positive), all(Measure::cg_decisions));
    cells_.at(Measure::looked_after_share_missing, y) =
        ratio(cells_.at(Measure::looked_after_missing, y), cells_.at(Measure::looked_after_children, y));
    cells_.at(Measure::episodes_per_missing_child, y) =
        ratio(cells_.at(Measure::looked_after_episodes, y), cells_.at(Measure::looked_after_missing, y));
    cells_.at(Measure::rg_desk_wait_mean, y) = ratio(rg_desk_days_[y], rg_desk_count_[y]);
    cells_.at(Measure::rg_wait_mean, y) = rg_waits_.mean(y);
    cells_.at(Measure::cg_desk_wait_mean, y) = ratio(cg_desk_days_[y], cg_desk_count_[y]);
    cells_.at(Measure::cg_wait_mean, y) = cg_waits_.mean(y);
    cells_.at(Measure::rg_wait_median, y) = rg_waits_.median(y);
    cells_.at(Measure::cg_wait_median, y) = cg_waits_.median(y);
  }
}

void Recorder::fill_services() {
  for (std::size_t s = 0; s < model::support::service_count; ++s)
    for (std::size_t y = 0; y < cells_.years(); ++y) {
      const std::size_t at = s * cells_.years() + y;
      cells_.at(Measure::service_coverage, s, y) = ratio(covered_[at], entitled_[at]);
      cells_.at(Measure::service_wait_mean, s, y) =
          ratio(service_days_[at], cells_.at(Measure::service_started, s, y));
    }
}

void Recorder::fill_incidence() {
  constexpr std::array<std::size_t, durations_days.size()> months{6, 12, 24, 60};
  for (std::size_t group = 0; group < group_count; ++group) {
    const auto estimate = incidence_by_group_[group].estimate();
    for (std::size_t d = 0; d < months.size(); ++d)
      cells_.at(Measure::cumulative_incidence, group * months.size() + d) = estimate[months[d]];
    if (group == 0)
      for (std::size_t lag = 0; lag < estimate.size(); ++lag)
        cells_.at(Measure::cumulative_incidence_curve, lag) = estimate[lag];
  }
  for (std::size_t y = 0; y < cells_.years(); ++y) {
    const auto estimate = incidence_by_year_[y].estimate();
    for (std::size_t d = 0; d < months.size(); ++d)
      cells_.at(Measure::cumulative_incidence_by_year, y * months.size() + d) = estimate[months[d]];
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
