#include "analysis/comparison/validation_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/comparison/columns.hpp"
#include "analysis/comparison/csv.hpp"
#include "analysis/comparison/number_text.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/comparison/wrap.hpp"

namespace nrmsim::comparison {
namespace {

constexpr double half = 0.5;
constexpr double most = 0.9;
constexpr double rare = 0.05;

template <class Inside>
statistics::Coverage count(const ValidationTable& table, bool held_back, double level, Inside inside) {
  std::size_t figures = 0;
  std::size_t hits = 0;
  for (const ValidationLine& line : table.lines) {
    if (line.held_back != held_back || line.predicted.samples == 0) continue;
    ++figures;
    if (inside(line)) ++hits;
  }
  return statistics::coverage(hits, figures, level);
}

std::string range(const statistics::Interval& interval, const Rounding& rounding) {
  return rounded(interval.low, rounding) + " to " + rounded(interval.high, rounding);
}

const char* mark(const ValidationLine& line) {
  if (line.predicted.samples == 0) return "none";
  return line.within_half() ? "" : line.within_most() ? "." : "MISS";
}

std::string section(const ValidationTable& table, bool held_back, std::size_t columns) {
  Lines lines{{"", "published", "50% of predictions", "90% of predictions", ""}};
  for (const ValidationLine& line : table.lines) {
    if (line.held_back != held_back) continue;
    const statistics::Prediction& p = line.predicted;
    const Rounding rounding = rounding_for(std::max(std::abs(line.published), std::abs(p.most.high)),
                                           (p.most.high - p.most.low) / 2);
    const std::string name =
        line.target + (line.unit == "share" ? "" : " [" + line.unit + "]") + (line.distorted ? " *" : "");
    if (p.samples == 0)
      lines.push_back({name, rounded(line.published, rounding), "-", "-", mark(line)});
    else
      lines.push_back({name, rounded(line.published, rounding), range(p.half, rounding),
                       range(p.most, rounding), mark(line)});
  }
  if (lines.size() == 1) return {};
  return (held_back ? "Held back: these judge the fit\n" : "Fitted to\n") + aligned(lines, columns, 24) +
         '\n';
}

std::string sentence(const ValidationTable& table, bool held_back) {
  const statistics::Coverage outer = table.in_most(held_back);
  if (outer.figures == 0) return {};
  const statistics::Coverage inner = table.in_half(held_back);
  const std::string counts =
      fmt::format("{}: {} of {} within 50%, {} within 90%", held_back ? "Held back" : "Fitted to",
                  inner.inside, outer.figures, outer.inside);
  if (!table.can_judge()) return counts + ".\n";
  return fmt::format(
      "{}; were the intervals right and figures independent, so few or fewer within 90% would come about "
      "with a chance of {}.\n",
      counts, chance_text(outer.chance_of_so_few));
}

std::string notes(const ValidationTable& table) {
  const bool distorted = std::any_of(table.lines.begin(), table.lines.end(),
                                     [](const ValidationLine& line) { return line.distorted; });
  return fmt::format(
      "{}, {}, {} with {} each{}. Intervals hold {}chance, and "
      "what lies between a published figure and the model's statistic beside them (the target's "
      "discrepancy); they end at 0, and at 1 for shares, beyond which no figure can lie. "
      "A full stop marks a figure outside the inner interval, MISS one outside the outer; none, one for "
      "which "
      "the model gave no number.{}",
      table.scenario, table.parameters, counted_text(table.draws, "draw"),
      counted_text(table.replications, "replication"),
      table.scale == 1 ? "" : fmt::format(", scale {} (chance weighs more)", plain_number(table.scale)),
      table.draws > 1 ? "the uncertainty of the parameters, " : "",
      distorted ? " * rests on something that the scale distorts." : "");
}

}  // namespace

statistics::Coverage ValidationTable::in_most(bool held_back) const {
  return count(*this, held_back, most, [](const ValidationLine& line) { return line.within_most(); });
}

statistics::Coverage ValidationTable::in_half(bool held_back) const {
  return count(*this, held_back, half, [](const ValidationLine& line) { return line.within_half(); });
}

bool ValidationTable::is_implausible(bool held_back) const {
  return can_judge() && in_most(held_back).chance_of_so_few < rare;
}

bool enough_to_judge(std::uint64_t draws, std::uint64_t replications) {
  return draws * replications >= fewest_to_judge;
}

bool ValidationTable::can_judge() const {
  return enough_to_judge(draws, replications);
}

std::string chance_text(double chance) {
  return chance < 1e-4 ? "less than 1 in 10,000" : fmt::format("{:.2g}", chance);
}

std::string few_runs_text(const ValidationTable& table) {
  if (table.can_judge()) return "";
  return fmt::format(
      "{} too few to judge the model by: of fewer than {} the intervals are narrower than they should be, "
      "and "
      "misses say little.",
      table.draws * table.replications == 1 ? "One run is"
                                            : fmt::format("{} runs are", table.draws * table.replications),
      fewest_to_judge);
}

std::string validation_text(const ValidationTable& table, unsigned width) {
  const std::size_t columns = std::clamp<std::size_t>(width, 60, 110);
  return section(table, false, columns) + section(table, true, columns) +
         paragraph(sentence(table, false), columns) + paragraph(sentence(table, true), columns) +
         (table.can_judge() ? "" : paragraph(few_runs_text(table), columns)) +
         paragraph(notes(table), columns);
}

std::string validation_csv(const ValidationTable& table) {
  std::string text =
      "target,use,unit,published,discrepancy_sd,median,low_50,high_50,low_90,high_90,within_50,within_90,"
      "source\n";
  for (const ValidationLine& line : table.lines) {
    const statistics::Prediction& p = line.predicted;
    const bool known = p.samples > 0;
    const auto number = [&](double x) { return known ? plain_number(x) : std::string(); };
    text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(line.target),
                        line.held_back ? "hold_back" : "calibrate", csv_field(line.unit),
                        plain_number(line.published), plain_number(line.discrepancy_sd), number(p.median),
                        number(p.half.low), number(p.half.high), number(p.most.low), number(p.most.high),
                        known ? (line.within_half() ? "1" : "0") : "",
                        known ? (line.within_most() ? "1" : "0") : "", csv_field(line.source));
  }
  return text;
}

std::string validation_json(const ValidationTable& table) {
  using Object = nlohmann::ordered_json;
  Object targets = Object::array();
  for (const ValidationLine& line : table.lines) {
    const statistics::Prediction& p = line.predicted;
    Object one{{"target", line.target},
               {"use", line.held_back ? "hold_back" : "calibrate"},
               {"unit", line.unit},
               {"published", line.published},
               {"discrepancy_sd", line.discrepancy_sd},
               {"source", line.source}};
    if (p.samples > 0) {
      one["median"] = p.median;
      one["interval_50"] = {p.half.low, p.half.high};
      one["interval_90"] = {p.most.low, p.most.high};
      one["within_50"] = line.within_half();
      one["within_90"] = line.within_most();
    }
    targets.push_back(std::move(one));
  }
  const auto covered = [&](bool held_back) {
    const statistics::Coverage outer = table.in_most(held_back);
    return Object{
        {"figures", outer.figures},
        {"within_50", table.in_half(held_back).inside},
        {"within_90", outer.inside},
        {"chance_of_so_few_within_90", table.can_judge() ? Object(outer.chance_of_so_few) : Object()}};
  };
  const Object whole{{"scenario", table.scenario}, {"parameters", table.parameters},
                     {"draws", table.draws},       {"replications", table.replications},
                     {"scale", table.scale},       {"targets", targets},
                     {"fitted", covered(false)},   {"held_back", covered(true)}};
  return whole.dump(2) + '\n';
}

}  // namespace nrmsim::comparison
