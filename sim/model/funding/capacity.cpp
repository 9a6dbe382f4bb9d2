#include "sim/model/funding/capacity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/date.hpp"

namespace nrmsim::model::funding {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

// Lines, services, kinds of placement and what is priced stand in one order, so that positions carry over.
constexpr bool same(std::string_view line, std::string_view item) {
  return item.substr(0, line.size()) == line;
}
constexpr std::size_t item_of(Line line) {
  if (line == Line::asylum_accommodation) return index_of(costs::Item::asylum_night);
  if (line == Line::missing_response) return index_of(costs::Item::missing_investigation);
  return line >= Line::safe_house
             ? index_of(costs::Item::safe_house_night) + index_of(line) - index_of(Line::safe_house)
             : index_of(costs::Item::rg_decision) + index_of(line);
}
constexpr bool in_one_order() {
  for (std::size_t s = 0; s < support::service_count; ++s)
    if (support::service_labels[s] != line_labels[index_of(line_of_service(s))]) return false;
  for (std::size_t kind = 0; kind < placements::kind_count; ++kind)
    if (placements::kind_labels[kind] != line_labels[index_of(line_of_kind(kind))]) return false;
  for (std::size_t l = index_of(Line::safe_house); l < index_of(Line::asylum_accommodation); ++l)
    if (!same(line_labels[l], costs::item_labels[item_of(static_cast<Line>(l))])) return false;
  return true;
}
static_assert(in_one_order());

/// Mean length of a missing episode without a stronger response [d].
double mean_episode(const missing::Parameters& p) {
  return p.short_share * p.short_days + (1 - p.short_share) * p.long_days;
}

Mode mode_of(const model::Parameters& p, Line line) {
  return static_cast<Mode>(p.funding.mode[index_of(line)]);
}

/// What the budget of a line buys, not yet whole.
double bought(const model::Parameters& p, Line line) {
  const double budget = p.funding.annual_budget[index_of(line)];
  const double cost = cost_of_a_place(p, line);
  if (cost > 0) return budget / cost;
  return budget > 0 ? unlimited : 0;
}

double whole(double places, double scale) {
  const double least = places / scale >= 1 ? 1 : 0;
  return std::max(std::floor(places + 0.5), least);
}

/// `total` shared in proportion to weights, or evenly where there are none: whole numbers, one more each for
/// the largest remainders, the earlier region first where they tie.
ByRegion shared(double total, const double (&weight)[region_count], double scale) {
  double sum = 0;
  for (const double w : weight) sum += w;
  ByRegion places{}, remainder{};
  const auto share = [&](std::size_t r) { return total * (sum > 0 ? weight[r] / sum : 1.0 / region_count); };
  double left = std::floor(total + 0.5);
  for (std::size_t r = 0; r < region_count; ++r) {
    const double exact = share(r);
    places[r] = std::floor(exact);
    remainder[r] = exact - places[r];
    left -= places[r];
  }
  while (left >= 1) {
    const auto next = std::max_element(remainder.begin(), remainder.end()) - remainder.begin();
    ++places[static_cast<std::size_t>(next)];
    remainder[static_cast<std::size_t>(next)] = -1;
    --left;
  }
  for (std::size_t r = 0; r < region_count; ++r)
    if (share(r) / scale >= 1) places[r] = std::max(places[r], 1.0);
  return places;
}

}  // namespace

double cost_of_a_place(const model::Parameters& p, Line line) {
  const double unit = p.costs.unit_cost[item_of(line)];
  if (line == Line::missing_response) return unit * core::days_per_year / mean_episode(p.missing);
  if (line >= Line::safe_house) return unit * core::days_per_year;
  const double effort = p.nrm.effort_days[0][index_of(line)];
  return effort > 0 ? unit * core::days_per_year / effort : unlimited;
}

double capacity_of(const model::Parameters& p, Line line, double given, double scale) {
  switch (mode_of(p, line)) {
    case Mode::capacity:
      return given;
    case Mode::budget:
      return whole(bought(p, line), scale);
    case Mode::follows_demand:
      break;
  }
  return unlimited;
}

ByRegion places_of(const model::Parameters& p, std::size_t kind, double scale) {
  const Line line = line_of_kind(kind);
  const double(&given)[region_count] = p.placements.places[kind];
  ByRegion places{};
  if (mode_of(p, line) == Mode::capacity) {
    std::copy(std::begin(given), std::end(given), places.begin());
    return places;
  }
  const double total = mode_of(p, line) == Mode::budget ? bought(p, line) : unlimited;
  if (std::isfinite(total)) return shared(total, given, scale);
  places.fill(unlimited);
  return places;
}

}  // namespace nrmsim::model::funding
