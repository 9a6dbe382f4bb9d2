#pragma once
// From funding to capacity. A budget buys places at what one place costs for a year:
//
//   capacity = budget / (unit cost x units a year)
//
// with a unit a night or a day of service (365.25 a year), at a desk a decision (365.25 / effort a year and
// member of staff), of the missing-person response an investigation (365.25 / mean length of an episode).
// Budgets and unit costs are in prices of one year, so both are constant in real terms.

#include <array>

#include "sim/model/parameters.hpp"

namespace nrmsim::model::funding {

/// What one place, or one member of staff at a desk, costs for a year [GBP/year].
double cost_of_a_place(const model::Parameters& parameters, Line line);

/// Places or staff of a line; infinity where nothing limits them. `given`: what the mode `capacity` has.
/// `scale`: size of the country simulated over the real one; there is at least one place where the real
/// country has one.
double capacity_of(const model::Parameters& parameters, Line line, double given, double scale);

using ByRegion = std::array<double, region_count>;
/// Places of a kind of placement in each region. What a budget buys for the country is shared like the
/// places of the mode `capacity`, by largest remainder.
ByRegion places_of(const model::Parameters& parameters, std::size_t kind, double scale);

constexpr Line line_of_desk(std::size_t desk) {
  return static_cast<Line>(index_of(Line::reasonable_grounds) + desk);
}
constexpr Line line_of_service(std::size_t service) {
  return static_cast<Line>(index_of(Line::safe_house) + service);
}
constexpr Line line_of_kind(std::size_t kind) {
  return static_cast<Line>(index_of(Line::foster) + kind);
}

}  // namespace nrmsim::model::funding
