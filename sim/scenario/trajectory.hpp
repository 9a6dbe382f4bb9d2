#pragma once
// How a parameter runs through time: history, draw, policies, limits, scale; in this order. Private to this
// folder.

#include <optional>
#include <span>
#include <vector>

#include "sim/scenario/resolved.hpp"

namespace nrmsim::scenario::detail {

/// What a draw makes of one parameter; the default is what its central value makes.
struct Drawn {
  std::optional<double> value;
  double factor = 1;
};

using Changes = std::vector<const Change*>;
/// All changes of all policies to a parameter, in the order of the policies.
Changes changes_to(const Resolved& resolved, std::size_t parameter);

/// What changes make of one cell's value on a date: the `value` that began last (of several, the last one
/// read) replaces it; then every `multiply` and `add` acts in its order. Not yet held within the parameter's
/// limits.
double changed(double value, std::size_t cell, core::Date date, const Changes& changes);

/// The days after `start`, up to `end`, on which any cell may change, ascending.
std::vector<core::Date> turning_points(const Parameter& parameter, const Changes& changes, core::Date start,
                                       core::Date end);

/// All cells on a date: within the limits, whole where they have to be, unscaled.
std::vector<double> cells_on(const core::ParameterRow& row, const Parameter& parameter, core::Date date,
                             const Drawn& drawn, const Changes& changes);

/// Cells of a smaller (or larger) country; a scale of 1 changes nothing.
std::vector<double> scaled(const core::ParameterRow& row, std::vector<double> cells, double scale);

}  // namespace nrmsim::scenario::detail
