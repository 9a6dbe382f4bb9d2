#include "analysis/comparison/attribution.hpp"

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

/// Of the whole effect; nothing where there is none.
/// None where the whole effect may be nothing or of either sign: a share of it would say nothing.
std::optional<double> share_of(const AttributedPart& part, const AttributedPart& whole) {
  const auto& interval = whole.effect.interval;
  if (interval && interval->low <= 0 && interval->high >= 0) return std::nullopt;
  const double share = part.effect.mean / whole.effect.mean;
  return std::isfinite(share) ? std::optional(share) : std::nullopt;
}

Rounding rounding_of(const AttributedOutcome& outcome) {
  double largest = std::abs(outcome.whole.effect.mean);
  double narrowest = 0;
  for (const AttributedPart* part : {&outcome.whole}) {
    if (part->effect.interval) narrowest = (part->effect.interval->high - part->effect.interval->low) / 2;
  }
  for (const AttributedPart& part : outcome.parts) {
    largest = std::max(largest, std::abs(part.effect.mean));
    if (!part.effect.interval) continue;
    largest = std::max({largest, std::abs(part.effect.interval->low), std::abs(part.effect.interval->high)});
    const double half = (part.effect.interval->high - part.effect.interval->low) / 2;
    if (half > 0 && (narrowest == 0 || half < narrowest)) narrowest = half;
  }
  return rounding_for(largest, narrowest);
}

std::vector<std::string> line(const AttributedPart& part, const AttributedOutcome& outcome, bool is_whole,
                              const Rounding& rounding) {
  const auto& interval = part.effect.interval;
  const auto share = share_of(part, outcome.whole);
  return {part.mechanism,
          interval ? rounded(interval->low, rounding) + " to " + rounded(interval->high, rounding) : "-",
          rounded(part.effect.mean, rounding),
          share ? rounded(100 * *share, {}) + '%' : "-",
          is_whole ? "" : rounded(part.alone, rounding),
          is_whole ? "" : rounded(part.on_top, rounding)};
}

std::string name_of(const Row& row) {
  std::string name = row.long_name;
  if (const std::string group = group_text(row.group); !group.empty()) name += ", " + group;
  if (!row.period.empty()) name += ", " + row.period;
  if (row.unit != "1" && !row.unit.empty()) name += " [" + row.unit + "]";
  if (row.distorted) name += " *";
  return name;
}

std::string interval_note(const AttributionTable& table) {
  statistics::Contains contains = statistics::Contains::nothing;
  for (const AttributedOutcome& outcome : table.outcomes)
    contains = std::max(contains, outcome.whole.effect.contains);
  switch (contains) {
    case statistics::Contains::parameters_and_chance:
      return "Intervals hold the uncertainty of the parameters and chance: where the mean of a further draw "
             "would "
             "fall.";
    case statistics::Contains::chance:
      return "Intervals hold chance only: where the mean over endless replications may lie if the parameters "
             "are "
             "right.";
    case statistics::Contains::nothing:
      break;
  }
  return "No intervals: they need at least two replications or two draws.";
}

std::string notes(const AttributionTable& table, std::size_t width) {
  std::string text = paragraph(
      "effect: scenario minus baseline, so that a minus sign is what `compare` calls averted; shared out "
      "among the mechanisms by what each adds in all orders "
      "(Shapley); the parts add up to the whole. share: of the whole effect, and a part that works against "
      "the others has a share below 0; a dash where the whole effect may be none. alone: with that mechanism "
      "only. on top: what goes if it is taken "
      "away. Where "
      "the two differ, mechanisms strengthen or replace each other.",
      width);
  text += paragraph(
      (table.draws == 1 && table.central_draw
           ? fmt::format("Means over {} at the central values of the parameters. ",
                         counted_text(table.replications, "replication"))
           : fmt::format("Means over {} of the parameters with {} each. ", counted_text(table.draws, "draw"),
                         counted_text(table.replications, "replication"))) +
          interval_note(table),
      width);
  if (table.scale != 1) text += paragraph(scale_note(table.scale), width);
  if (std::any_of(table.outcomes.begin(), table.outcomes.end(),
                  [](const AttributedOutcome& outcome) { return outcome.row.distorted; }))
    text += paragraph("* distorted by the scale of this run, " + plain_number(table.scale) + ".", width);
  return text;
}

/// Calls `use` for every part of every outcome, the whole last.
template <class Use>
void for_each_part(const AttributionTable& table, Use use) {
  for (const AttributedOutcome& outcome : table.outcomes) {
    for (const AttributedPart& part : outcome.parts) use(outcome, part, false);
    use(outcome, outcome.whole, true);
  }
}

std::string interval_contains(const AttributionTable& table, const AttributedPart& part) {
  return interval_text(part.effect, table.level, table.draws * table.replications, false);
}

}  // namespace

std::string attribution_text(const AttributionTable& table, unsigned width) {
  const std::size_t columns = std::clamp<std::size_t>(width, 60, 100);
  std::string text = paragraph(table.reform + " compared with " + table.baseline + ", by mechanism", columns);
  for (const AttributedOutcome& outcome : table.outcomes) {
    const Rounding rounding = rounding_of(outcome);
    Lines lines{
        {name_of(outcome.row), level_text(table.level) + " interval", "effect", "share", "alone", "on top"}};
    for (const AttributedPart& part : outcome.parts) lines.push_back(line(part, outcome, false, rounding));
    lines.push_back(line(outcome.whole, outcome, true, rounding));
    text += aligned(lines, columns, 12) + '\n';
  }
  return text + notes(table, columns);
}

std::string attribution_csv(const AttributionTable& table) {
  std::string text =
      "reform,baseline,outcome,group,period,unit,statistic,mechanism,effect,low,high,share,alone,on_top,"
      "interval\n";
  for_each_part(table, [&](const AttributedOutcome& outcome, const AttributedPart& part, bool is_whole) {
    const Row& row = outcome.row;
    for (const std::string* field : {&table.reform, &table.baseline, &row.outcome, &row.group, &row.period,
                                     &row.unit, &row.statistic, &part.mechanism})
      text += csv_field(*field) + ',';
    const auto& interval = part.effect.interval;
    const auto share = share_of(part, outcome.whole);
    text += plain_number(part.effect.mean) + ',';
    text += interval ? plain_number(interval->low) + ',' + plain_number(interval->high) + ',' : ",,";
    text += (share ? plain_number(*share) : "") + ',';
    text += is_whole ? ",," : plain_number(part.alone) + ',' + plain_number(part.on_top) + ',';
    text += csv_field(interval_contains(table, part)) + '\n';
  });
  return text;
}

std::string attribution_json(const AttributionTable& table) {
  using Object = nlohmann::ordered_json;
  const auto number = [](std::optional<double> x) {
    return x && std::isfinite(*x) ? Object(*x) : Object(nullptr);
  };
  Object rows = Object::array();
  for_each_part(table, [&](const AttributedOutcome& outcome, const AttributedPart& part, bool is_whole) {
    const auto& interval = part.effect.interval;
    const std::optional<double> none;
    rows.push_back({{"outcome", outcome.row.outcome},
                    {"group", outcome.row.group},
                    {"period", outcome.row.period},
                    {"unit", outcome.row.unit},
                    {"statistic", outcome.row.statistic},
                    {"mechanism", part.mechanism},
                    {"effect", number(part.effect.mean)},
                    {"low", number(interval ? std::optional(interval->low) : none)},
                    {"high", number(interval ? std::optional(interval->high) : none)},
                    {"share", number(share_of(part, outcome.whole))},
                    {"alone", number(is_whole ? none : std::optional(part.alone))},
                    {"on_top", number(is_whole ? none : std::optional(part.on_top))},
                    {"interval", interval_contains(table, part)}});
  });
  const Object whole{{"reform", table.reform}, {"baseline", table.baseline},
                     {"draws", table.draws},   {"replications", table.replications},
                     {"scale", table.scale},   {"level", table.level},
                     {"rows", std::move(rows)}};
  return whole.dump(2) + '\n';
}

}  // namespace nrmsim::comparison
