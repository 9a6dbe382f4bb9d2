// The canonical text of a layout.

#include <charconv>

#include "sim/outcomes/layout.hpp"
#include "sim/outcomes/statistic_name.hpp"

namespace nrmsim::outcomes {
namespace {

/// Lengths in front, so that no text can pass for two shorter ones.
void add(std::string& text, const std::string& part) {
  text += std::to_string(part.size());
  text += ':';
  text += part;
  text += ' ';
}

/// The shortest digits that read back as the same double.
void add(std::string& text, double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  text.append(digits, end);
  text += ' ';
}

void add(std::string& text, const Axis& axis) {
  text += "axis ";
  add(text, axis.name);
  add(text, axis.long_name);
  add(text, axis.unit);
  text += "labels ";
  for (const std::string& label : axis.labels) add(text, label);
  text += "values ";
  for (const double value : axis.values) add(text, value);
  text += '\n';
}

void add(std::string& text, const Outcome& outcome) {
  text += "outcome ";
  add(text, outcome.name);
  add(text, outcome.long_name);
  add(text, outcome.definition);
  add(text, outcome.unit);
  add(text, std::string{statistic_name(outcome.statistic)});
  text += outcome.type == CellType::real ? "real " : "whole ";
  text += "axes ";
  for (const std::uint32_t axis : outcome.axes) text += std::to_string(axis) + ' ';
  if (outcome.full_scale) text += "full_scale ";
  if (outcome.distorted_by_scale) text += "distorted_by_scale ";
  if (outcome.headline) text += "headline ";
  text += "better ";
  add(text, outcome.better);
  text += '\n';
}

}  // namespace

std::string describe(const Layout& layout) {
  std::string text;
  for (const Axis& axis : layout.axes) add(text, axis);
  for (const Outcome& outcome : layout.outcomes) add(text, outcome);
  return text;
}

}  // namespace nrmsim::outcomes
