#include "sim/studies/target_cells.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <string_view>

#include "sim/core/problems.hpp"
#include "sim/scenario/wording.hpp"

namespace nrmsim::studies {
namespace {

using Weighted = std::vector<std::pair<std::size_t, double>>;

using Problems = std::vector<core::Problem>;

std::optional<std::size_t> outcome_of(const scenario::CellsSought& sought, const outcomes::Layout& layout,
                                      Problems& problems) {
  const std::size_t found = layout.find(sought.outcome);
  if (found != outcomes::Layout::npos && layout.outcomes[found].type == outcomes::CellType::real)
    return found;
  std::vector<std::string_view> names;
  for (const auto& outcome : layout.outcomes) names.emplace_back(outcome.name);
  problems.push_back(
      {sought.place, scenario::unknown("outcome", sought.outcome, names), "an outcome of docs/outcomes.md"});
  return std::nullopt;
}

/// The labels chosen on one axis, as positions with weights.
Weighted positions_on(const outcomes::Axis& axis, const scenario::CellsSought& sought, Problems& problems) {
  Weighted found;
  const auto choice = std::find_if(sought.at.begin(), sought.at.end(),
                                   [&](const scenario::AxisChoice& c) { return c.axis == axis.name; });
  if (choice == sought.at.end()) {
    problems.push_back({sought.place, sought.outcome + " has the axis " + axis.name + ", which is left open",
                        "at: {" + axis.name + ": LABEL}"});
    return found;
  }
  for (const auto& [label, weight] : choice->labels) {
    const auto at = std::find(axis.labels.begin(), axis.labels.end(), label);
    if (at == axis.labels.end()) {
      const std::vector<std::string_view> known(axis.labels.begin(), axis.labels.end());
      problems.push_back(
          {choice->place, scenario::unknown(axis.name, label, known), "one of " + scenario::one_of(known)});
      continue;
    }
    found.emplace_back(static_cast<std::size_t>(at - axis.labels.begin()), weight);
  }
  return found;
}

Weighted cells_of(const scenario::CellsSought& sought, const outcomes::Layout& layout, Problems& problems) {
  const auto index = outcome_of(sought, layout, problems);
  if (!index) return {};
  const outcomes::Outcome& outcome = layout.outcomes[*index];
  Weighted cells{{0, 1.0}};
  for (const std::uint32_t a : outcome.axes) {
    const outcomes::Axis& axis = layout.axes[a];
    const Weighted chosen = positions_on(axis, sought, problems);
    Weighted finer;
    for (const auto& [cell, weight] : cells)
      for (const auto& [position, factor] : chosen)
        finer.emplace_back(cell * axis.size() + position, weight * factor);
    cells = std::move(finer);
  }
  for (const scenario::AxisChoice& choice : sought.at) {
    const bool known = std::any_of(outcome.axes.begin(), outcome.axes.end(),
                                   [&](std::uint32_t a) { return layout.axes[a].name == choice.axis; });
    if (!known)
      problems.push_back({choice.place, sought.outcome + " has no axis " + choice.axis, "its own axes only"});
  }
  const std::size_t first = layout.offset_of(*index);
  for (auto& [cell, weight] : cells) cell += first;
  return cells;
}

/// A figure in another unit than its statistic would be compared as if it were in the same. What a pure
/// number is called ("share", "episodes" for each person) is the user's to say, whether the target divides or
/// the outcome is a quotient already.
void check_unit(const scenario::Target& target, const outcomes::Layout& layout, Problems& problems) {
  if (target.unit == "%" || target.unit == "percent") {
    problems.push_back({target.place, "the unit of " + target.name + " is " + target.unit,
                        "a share from 0 to 1, with the unit share"});
    return;
  }
  const std::size_t found = layout.find(target.statistic.outcome);
  if (target.over || found == outcomes::Layout::npos) return;
  const std::string& unit = layout.outcomes[found].unit;
  if (unit != "1" && target.unit != unit) {
    problems.push_back({target.place,
                        "the unit of " + target.name + " is " + scenario::in_quotes(target.unit) +
                            ", that of " + target.statistic.outcome + " is " + scenario::in_quotes(unit),
                        "a figure in the unit of its statistic"});
  }
}

double sum_of(const Weighted& cells, std::span<const outcomes::Cell> row) {
  double sum = 0;
  for (const auto& [cell, weight] : cells) sum += weight * std::bit_cast<double>(row[cell]);
  return sum;
}

}  // namespace

TargetCells::TargetCells(const scenario::Target& target, const outcomes::Layout& layout) {
  Problems problems;
  sum_ = cells_of(target.statistic, layout, problems);
  if (target.over) over_ = cells_of(*target.over, layout, problems);
  check_unit(target, layout, problems);
  if (!problems.empty()) throw core::InputError(std::move(problems));
}

double TargetCells::operator()(std::span<const outcomes::Cell> row) const {
  const double sum = sum_of(sum_, row);
  if (over_.empty()) return sum;
  const double divisor = sum_of(over_, row);
  return divisor == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / divisor;
}

std::vector<TargetCells> target_cells(const std::vector<scenario::Target>& targets,
                                      const outcomes::Layout& layout) {
  std::vector<TargetCells> made;
  std::vector<core::Problem> problems;
  for (const scenario::Target& target : targets) {
    try {
      made.emplace_back(target, layout);
    } catch (const core::InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw core::InputError(std::move(problems));
  return made;
}

}  // namespace nrmsim::studies
