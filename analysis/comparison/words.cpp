#include "analysis/comparison/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "analysis/comparison/number_text.hpp"
#include "sim/outcomes/statistic_name.hpp"

namespace nrmsim::comparison {
namespace {

/// Letters to insert, delete or replace to turn one word into the other.
std::size_t edits(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j - 1] + 1, above + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

std::string statistic_text(const outcomes::Outcome& outcome, const Slice& slice, double scale) {
  std::string text(outcomes::statistic_name(outcome.statistic));
  if (slice.combine == Combine::average && slice.cells.size() > 1) text += ", average of periods";
  if (outcome.distorted_by_scale && scale != 1) text += ", distorted by scale " + plain_number(scale);
  return text;
}

std::string group_text(const std::string& group) {
  if (group == "all") return "";
  return group.starts_with("all; ") ? group.substr(5) : group;
}

std::string counted_text(std::size_t count, const char* one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string level_text(double level) {
  return fmt::format("{:.6g}%", 100 * level);
}

std::string interval_text(const statistics::Estimate& estimate, double level, std::size_t possible,
                          bool alone) {
  if (estimate.contains == statistics::Contains::nothing) return "";
  std::string text = level_text(level);
  text += estimate.contains == statistics::Contains::chance ? ", chance" : ", parameters and chance";
  if (alone) text += ", of the value";
  if (estimate.by_cube_roots) text += ", by cube roots";
  if (estimate.values < possible)
    text += fmt::format(", {} of {} {}", estimate.values, possible, alone ? "replications" : "pairs");
  return text;
}

std::string shape_text(std::size_t draws, double level, bool alone) {
  if (draws < 2 || draws >= statistics::draws_for_quantiles(level)) return "";
  return alone && draws >= statistics::draws_for_cube_roots
             ? "the cube roots of draws, or of shares the draws, are normally distributed"
             : "draws are normally distributed";
}

std::string list_text(std::span<const std::string> names) {
  constexpr std::size_t most = 12;
  const std::size_t shown = std::min(names.size(), most);
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  if (shown < names.size()) text += fmt::format(" or one of {} others", names.size() - shown);
  return text;
}

std::string unknown_text(const std::string& kind, const std::string& name,
                         std::span<const std::string> names) {
  std::string text = fmt::format("there is no {} \"{}\"", kind, name);
  const auto nearest = std::min_element(
      names.begin(), names.end(),
      [&](const std::string& a, const std::string& b) { return edits(name, a) < edits(name, b); });
  if (nearest != names.end() && 3 * edits(name, *nearest) <= std::max(name.size(), nearest->size()))
    text += fmt::format(", did you mean \"{}\"?", *nearest);
  return text;
}

}  // namespace nrmsim::comparison
