#include "sim/observation/service_books.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace nrmsim::observation {
namespace {

using model::index_of;
using model::support::Service;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) {
  return whole > 0 ? part / whole : nan;
}

/// Of two sums of days that were added up in different orders, and so may differ by rounding.
double share(double part, double whole) {
  return std::min(ratio(part, whole), 1.0);
}

constexpr std::array for_children{Service::guardian, Service::counselling, Service::legal_advice};
constexpr std::array for_adults{Service::safe_house, Service::outreach, Service::counselling,
                                Service::legal_advice};

std::span<const Service> services_for(std::size_t age) {
  if (age == 1) return for_children;
  return for_adults;
}

bool is_for(Service service, std::size_t age) {
  for (const Service one : services_for(age))
    if (one == service) return true;
  return false;
}

}  // namespace

void ServiceBooks::support_started(const model::Person& p, std::size_t year, bool in_cohort_time) {
  const std::size_t age = p.age();
  for (const Service service : services_for(age)) {
    const std::size_t s = index_of(service);
    ++entitled_[s * years_ + year];
    if (in_cohort_time)
      for (const std::size_t group : groups_of(p, age)) ++group_entitled_[s][group];
  }
  if (age == 1) ++guardian_entitled_[p.region * years_ + year];
}

void ServiceBooks::service_started(const model::Person& p, Service service, std::size_t year,
                                   std::size_t entitled_year, double entitled_since, double waited,
                                   bool in_cohort_time) {
  const std::size_t s = index_of(service);
  days_[s * years_ + year] += waited;
  ++started_[s * years_ + year];
  // Those who came of age since were not entitled to it when their support began, and are not in its
  // coverage.
  const std::size_t age = p.age() == 1 ? 1 : p.age_on(entitled_since);
  if (entitled_year >= years_ || !is_for(service, age)) return;
  ++covered_[s * years_ + entitled_year];
  if (waited <= in_time_days) ++in_time_[s * years_ + entitled_year];
  if (service == Service::guardian) ++guardian_covered_[p.region * years_ + entitled_year];
  if (in_cohort_time)
    for (const std::size_t group : groups_of(p, age)) ++group_covered_[s][group];
}

ServiceBooks::PoolDays ServiceBooks::days_of(const engine::Pool& pool, double now) {
  return {pool.busy_days(now), pool.waiting_days(now), pool.capacity_days(now),
          static_cast<double>(pool.abandoned())};
}

void ServiceBooks::begin_year(const model::Workspace& state, double now) {
  year_began_ = now;
  for (std::size_t s = 0; s < services_before_.size(); ++s)
    services_before_[s] = days_of(state.services[s], now);
  for (std::size_t kind = 0; kind < places_before_.size(); ++kind)
    for (std::size_t region = 0; region < model::region_count; ++region)
      places_before_[kind][region] = days_of(state.places[kind][region], now);
}

void ServiceBooks::end_year(const model::Workspace& state, double now, std::size_t year, Cells& cells) const {
  const double length = now - year_began_;
  for (std::size_t s = 0; s < services_before_.size(); ++s) {
    const PoolDays end = days_of(state.services[s], now);
    const PoolDays& begin = services_before_[s];
    const double capacity = end.capacity - begin.capacity;
    cells.at(Measure::service_occupancy, s, year) = (end.busy - begin.busy) / length;
    cells.at(Measure::service_waiting, s, year) = (end.waiting - begin.waiting) / length;
    cells.at(Measure::service_given_up, s, year) = end.abandoned - begin.abandoned;
    cells.at(Measure::service_share_in_use, s, year) =
        std::isfinite(capacity) ? share(end.busy - begin.busy, capacity) : nan;
  }
  for (std::size_t kind = 0; kind < places_before_.size(); ++kind) {
    for (std::size_t region = 0; region < model::region_count; ++region) {
      const PoolDays end = days_of(state.places[kind][region], now);
      const PoolDays& begin = places_before_[kind][region];
      const double taken = (end.busy - begin.busy) / length;
      const double waiting = (end.waiting - begin.waiting) / length;
      cells.at(Measure::children_placed, kind, year) += taken;
      cells.at(Measure::children_placed_by_region, region, year) += taken;
      cells.at(Measure::children_awaiting_place, kind, year) += waiting;
      cells.at(Measure::children_awaiting_place_by_region, region, year) += waiting;
    }
  }
}

void ServiceBooks::fill(Cells& cells) const {
  for (std::size_t s = 0; s < model::support::service_count; ++s) {
    for (std::size_t y = 0; y < years_; ++y) {
      const std::size_t at = s * years_ + y;
      cells.at(Measure::service_coverage, s, y) = ratio(covered_[at], entitled_[at]);
      cells.at(Measure::service_coverage_in_time, s, y) = ratio(in_time_[at], entitled_[at]);
      cells.at(Measure::service_wait_mean, s, y) = ratio(days_[at], started_[at]);
    }
    for (std::size_t group = 0; group < group_count; ++group)
      cells.at(Measure::service_coverage_by_group, s * group_count + group) =
          ratio(group_covered_[s][group], group_entitled_[s][group]);
  }
  for (std::size_t at = 0; at < guardian_entitled_.size(); ++at)
    cells.at(Measure::guardian_coverage_by_region, at) = ratio(guardian_covered_[at], guardian_entitled_[at]);
}

}  // namespace nrmsim::observation
