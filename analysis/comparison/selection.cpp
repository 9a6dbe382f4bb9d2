#include "analysis/comparison/selection.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/comparison/number_text.hpp"

namespace nrmsim::comparison {
namespace {

using outcomes::Axis;

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::size_t position_of(const Axis& axis, const std::string& label) {
  const auto at = std::find(axis.labels.begin(), axis.labels.end(), label);
  return at == axis.labels.end() ? none : static_cast<std::size_t>(at - axis.labels.begin());
}

bool is_margin(const std::string& label, const std::string& by) {
  return label.starts_with(by + ": ");
}

bool is_named(const Axis& axis, const std::string& label, const std::string& by) {
  return axis.name == by || label == by || is_margin(label, by);
}

/// The positions that stand for a stretch of time, without the one that says "all".
std::vector<std::size_t> periods(const Axis& axis) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < axis.labels.size(); ++i)
    if (axis.labels[i] != "all") positions.push_back(i);
  return positions;
}

std::vector<std::size_t> periods_of_projection(const Axis& axis,
                                               const std::optional<core::Date>& first_policy_day) {
  std::vector<std::size_t> all = periods(axis);
  if (!first_policy_day) return all;
  std::vector<std::size_t> kept;
  for (const std::size_t i : all)
    if (period_of(axis.labels[i])->end > *first_policy_day) kept.push_back(i);
  return kept.empty() ? all : kept;
}

std::vector<std::size_t> periods_asked_for(const Axis& axis, const SliceRequest& request) {
  if (request.period == "projection") return periods_of_projection(axis, request.first_policy_day);
  if (request.period == "all") return periods(axis);
  return {position_of(axis, request.period)};
}

std::vector<Choice> choices_of_time(const Axis& axis, const SliceRequest& request, bool adds_up) {
  const std::vector<std::size_t> positions = periods_asked_for(axis, request);
  if (request.by == axis.name) {
    std::vector<Choice> each;
    each.reserve(positions.size());
    for (const std::size_t i : positions) each.push_back({axis.labels[i], {i}, true});
    return each;
  }
  const std::string text = span_text(axis.labels[positions.front()], axis.labels[positions.back()]);
  const std::size_t total = position_of(axis, "all");
  if (!adds_up && total != none && positions.size() == periods(axis).size()) return {{text, {total}, true}};
  return {{text, positions, true}};
}

/// "age: child" speaks for itself; "appeal" needs the name of its axis.
std::string label_text(const Axis& axis, std::size_t i) {
  if (axis.labels.empty())
    return axis.name + ": " + plain_number(axis.values[i]) + (axis.unit.empty() ? "" : " ") + axis.unit;
  return position_of(axis, "all") != none ? axis.labels[i] : axis.name + ": " + axis.labels[i];
}

}  // namespace

bool breaks_down(const Axis& axis, const std::string& by) {
  if (axis.name == by) return true;
  if (is_period_axis(axis)) return false;
  return std::any_of(axis.labels.begin(), axis.labels.end(),
                     [&](const std::string& label) { return is_named(axis, label, by); });
}

std::vector<Choice> choices(const Axis& axis, const SliceRequest& request, bool adds_up) {
  if (is_period_axis(axis)) return choices_of_time(axis, request, adds_up);
  const bool broken_down = !request.by.empty() && breaks_down(axis, request.by);
  const std::size_t total = position_of(axis, "all");
  if (!broken_down && total != none) return {{"all", {total}, false}};
  std::vector<Choice> made;
  for (std::size_t i = 0; i < axis.size(); ++i)
    if (!broken_down || axis.labels.empty() || is_named(axis, axis.labels[i], request.by))
      made.push_back({label_text(axis, i), {i}, false});
  return made;
}

}  // namespace nrmsim::comparison
