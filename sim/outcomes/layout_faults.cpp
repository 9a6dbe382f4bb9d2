#include "sim/outcomes/layout_faults.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace nrmsim::outcomes {
namespace {

using Faults = std::vector<std::string>;

void check_unit(const std::string& owner, const std::string& unit, Faults& found) {
  if (is_decoded_as_time(unit))
    found.push_back(owner + " has the unit \"" + unit + "\", which readers take for time");
}

void check(const Axis& axis, Faults& found) {
  const std::string owner = "axis \"" + axis.name + "\"";
  if (!is_snake_case(axis.name)) found.push_back(owner + " is not named in lower_snake_case");
  if (axis.size() == 0) found.push_back(owner + " is empty");
  if (!axis.labels.empty() && !axis.values.empty()) found.push_back(owner + " has both labels and values");
  if (std::set<std::string>(axis.labels.begin(), axis.labels.end()).size() != axis.labels.size())
    found.push_back(owner + " has the same label twice");
  if (!std::all_of(axis.values.begin(), axis.values.end(), [](double v) { return std::isfinite(v); }))
    found.push_back(owner + " has a value that is not finite");
  check_unit(owner, axis.unit, found);
}

void check(const Outcome& outcome, const Layout& layout, Faults& found) {
  const std::string owner = "outcome \"" + outcome.name + "\"";
  if (!is_snake_case(outcome.name)) found.push_back(owner + " is not named in lower_snake_case");
  std::set<std::uint32_t> seen;
  for (const std::uint32_t axis : outcome.axes) {
    if (axis >= layout.axes.size()) found.push_back(owner + " has an axis that does not exist");
    if (!seen.insert(axis).second) found.push_back(owner + " has the same axis twice");
  }
  if (outcome.unit.empty()) found.push_back(owner + " has no unit");
  check_unit(owner, outcome.unit, found);
}

}  // namespace

bool is_snake_case(std::string_view name) {
  if (name.empty() || name.front() < 'a' || name.front() > 'z' || name.back() == '_') return false;
  char before = 0;
  for (const char c : name) {
    const bool letter_or_digit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter_or_digit && (c != '_' || before == '_')) return false;
    before = c;
  }
  return true;
}

bool is_decoded_as_time(std::string_view unit) {
  static constexpr std::array<std::string_view, 12> spans{
      "days",    "day",    "hours", "hour",         "minutes",      "minute",
      "seconds", "second", "weeks", "milliseconds", "microseconds", "nanoseconds"};
  return std::find(spans.begin(), spans.end(), unit) != spans.end() ||
         unit.find("since") != std::string_view::npos;
}

std::vector<std::string> faults(const Layout& layout) {
  Faults found;
  std::set<std::string> names;
  for (const Axis& axis : layout.axes) {
    check(axis, found);
    if (!names.insert(axis.name).second) found.push_back("two axes are named \"" + axis.name + "\"");
  }
  for (const Outcome& outcome : layout.outcomes) {
    check(outcome, layout, found);
    if (!names.insert(outcome.name).second)
      found.push_back("outcome \"" + outcome.name + "\" shares its name with another outcome or an axis");
  }
  return found;
}

}  // namespace nrmsim::outcomes
