#include "analysis/comparison/words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/comparison/number_text.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/outcomes/statistic_name.hpp"

namespace nrmsim::comparison {
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

std::string scale_note(double scale) {
  const double people = scale < 1 ? 1 / scale : scale;
  constexpr double exact_enough = 999.5;  // above, three digits would round to a power of ten
  const std::string many = people < exact_enough ? fmt::format("{:.3g}", people) : rounded(people, {});
  return fmt::format(
      "Scale {}: counts are reported at full scale; {}.", plain_number(scale),
      scale < 1 ? "each synthetic person stands for " + many : many + " synthetic people stand for one");
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
  return fmt::format("there is no {} \"{}\"{}", kind, name, core::did_you_mean(name, names));
}

}  // namespace nrmsim::comparison
