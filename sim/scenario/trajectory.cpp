#include "sim/scenario/trajectory.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "sim/core/contracts.hpp"

namespace nrmsim::scenario::detail {
namespace {

const double* amount_of(const Change& change, std::size_t cell) {
  for (const auto& amount : change.amounts)
    if (amount.first == cell) return &amount.second;
  return nullptr;
}

double possible(const core::ParameterRow& row, double value) {
  if (row.number != core::Number::real) value = std::floor(value + 0.5);
  return std::clamp(value, row.minimum, row.maximum);
}

/// Shares floor-rounded cells out again so that they add up to the rounded total: one each to the largest
/// remainders, the earlier cell first where they tie.
std::vector<double> by_largest_remainder(const std::vector<double>& exact) {
  std::vector<double> shared(exact.size());
  std::transform(exact.begin(), exact.end(), shared.begin(), [](double x) { return std::floor(x); });
  const double total = std::floor(std::accumulate(exact.begin(), exact.end(), 0.0) + 0.5);
  const double given = std::accumulate(shared.begin(), shared.end(), 0.0);
  std::vector<std::size_t> order(exact.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return exact[a] - shared[a] > exact[b] - shared[b]; });
  const auto left =
      static_cast<std::size_t>(std::clamp(total - given, 0.0, static_cast<double>(exact.size())));
  for (std::size_t i = 0; i < left; ++i) shared[order[i]] += 1;
  return shared;
}

}  // namespace

Changes changes_to(const Resolved& resolved, std::size_t parameter) {
  Changes changes;
  for (const Policy& policy : resolved.policies)
    for (const Change& change : policy.changes)
      if (change.parameter == parameter) changes.push_back(&change);
  return changes;
}

double changed(double value, std::size_t cell, core::Date date, const Changes& changes) {
  const Change* replacing = nullptr;
  for (const Change* change : changes) {
    if (change->operation == Operation::value && change->acts_on(date) && amount_of(*change, cell) &&
        (!replacing || *replacing->from <= *change->from))
      replacing = change;
  }
  if (replacing) value = *amount_of(*replacing, cell);
  for (const Change* change : changes) {
    const double* amount = change->acts_on(date) ? amount_of(*change, cell) : nullptr;
    if (amount && change->operation == Operation::multiply) value *= *amount;
    if (amount && change->operation == Operation::add) value += *amount;
  }
  return value;
}

std::vector<core::Date> turning_points(const Parameter& parameter, const Changes& changes, core::Date start,
                                       core::Date end) {
  std::set<core::Date> dates;
  for (const Cell& cell : parameter.cells)
    for (const Dated& dated : cell.history) dates.insert(dated.date);
  for (const Change* change : changes) {
    dates.insert(*change->from);
    if (change->until) dates.insert(*change->until);
  }
  return {dates.upper_bound(start), dates.upper_bound(end)};
}

std::vector<double> cells_on(const core::ParameterRow& row, const Parameter& parameter, core::Date date,
                             const Drawn& drawn, const Changes& changes) {
  std::vector<double> cells(parameter.cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::optional<double> set = drawn.value ? drawn.value : parameter.cells[i].on(date);
    NRMSIM_ASSERT(set.has_value());
    // A policy finds what the country has, not what was drawn: a value beyond the limits does not exist.
    cells[i] = possible(row, changed(possible(row, *set * drawn.factor), i, date, changes));
  }
  return cells;
}

std::vector<double> scaled(const core::ParameterRow& row, std::vector<double> cells, double scale) {
  if (row.scaling == core::Scaling::none || scale == 1) return cells;
  std::vector<double> result(cells.size());
  std::transform(cells.begin(), cells.end(), result.begin(), [scale](double x) { return x * scale; });
  if (row.scaling == core::Scaling::capacity) {
    result = by_largest_remainder(result);
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (cells[i] >= 1) result[i] = std::max(result[i], 1.0);
  }
  for (double& x : result) x = std::min(x, row.maximum);
  return result;
}

}  // namespace nrmsim::scenario::detail
