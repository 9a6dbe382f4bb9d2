#include "analysis/comparison/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "analysis/comparison/columns.hpp"
#include "analysis/comparison/number_text.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/comparison/wrap.hpp"

namespace nrmsim::comparison {
namespace {

constexpr std::size_t narrowest_name = 8;
constexpr const char* spread_heading = "spread";

/// Up to which column a table goes: where there is no room, the last one is left out.
enum class Detail : unsigned char { baseline, better, spread };

/// Columns that the names of outcomes should have before it is shown how often the scenario came out better,
/// and how the draws lie.
constexpr std::size_t room_for_better = 20;

using Rows = std::vector<const Row*>;

std::size_t usable(unsigned width) {
  return std::clamp<std::size_t>(width, 60, 100);
}

/// The period, if all rows that have one agree on it.
std::string common_period(const Comparison& comparison) {
  std::string common;
  for (const Row& row : comparison.rows) {
    if (row.period.empty()) continue;
    if (!common.empty() && row.period != common) return "";
    common = row.period;
  }
  return common;
}

bool averts(const Row& row) {
  return (row.difference || row.few_people) && row.better < 0;
}

/// "cost by item: counselling", because "cost by item, item: counselling" says it twice.
std::string with_group(const std::string& name, const std::string& group) {
  const std::size_t colon = group.find(": ");
  if (colon == std::string::npos || !name.ends_with(" by " + group.substr(0, colon)))
    return name + ", " + group;
  return name + group.substr(colon);
}

std::string name_of(const Row& row, const std::string& common) {
  std::string name = row.long_name;
  const std::string group = group_text(row.group);
  if (!group.empty()) name = with_group(name, group);
  if (!row.period.empty() && row.period != common) name += ", " + row.period;
  if (row.unit != "1" && !row.unit.empty()) name += " [" + row.unit + "]";
  if (row.distorted) name += " *";
  if (row.few_people) name += " (few)";
  return name;
}

/// Interval and mean as shown: turned round where they are about what is averted.
struct Shown {
  std::string interval = "-";
  std::string mean = "-";
};

Shown shown(const Row& row) {
  const std::optional<double>& mean = row.baseline.empty() ? row.value : row.difference;
  Shown cells;
  if (!mean) return cells;
  const double sign = averts(row) ? -1 : 1;
  double largest = std::abs(*mean);
  double half_width = 0;
  if (row.interval) {
    largest = std::max({largest, std::abs(row.interval->low), std::abs(row.interval->high)});
    half_width = (row.interval->high - row.interval->low) / 2;
  }
  const Rounding rounding = rounding_for(largest, half_width);
  cells.mean = rounded(sign * *mean, rounding);
  if (row.interval) {
    const double low = sign > 0 ? row.interval->low : -row.interval->high;
    const double high = sign > 0 ? row.interval->high : -row.interval->low;
    cells.interval = rounded(low, rounding) + " to " + rounded(high, rounding);
  }
  return cells;
}

std::string baseline_text(const Row& row) {
  if (!row.baseline_value) return "-";
  const double size = std::abs(*row.baseline_value);
  return rounded(*row.baseline_value, rounding_for(size, 0));
}

/// Whether every pair came out the same.
bool same(const Row& row) {
  return row.interval == statistics::Interval{0, 0};
}

std::string better_text(const Row& row) {
  if (same(row)) return "same";
  return row.probability_better ? fmt::format("{:.0f}%", 100 * *row.probability_better) : "-";
}

/// The spread as shown: turned round like the interval.
std::string spread_text(const Row& row, Characters characters) {
  if (row.few_people) return {};
  std::vector<double> values = row.spread;
  if (averts(row)) std::transform(values.begin(), values.end(), values.begin(), std::negate<>());
  return sparkline(values, characters);
}

struct Look {
  Detail detail = Detail::spread;
  Characters characters = Characters::blocks;
};

Lines difference_lines(const Comparison& comparison, const Rows& rows, const std::string& period,
                       const Look& look) {
  Lines lines{{"", "", level_text(comparison.level) + " interval", "mean", "baseline"}};
  if (look.detail >= Detail::better) lines.front().push_back("better in");
  if (look.detail >= Detail::spread) lines.front().insert(lines.front().begin() + 2, spread_heading);
  for (const Row* row : rows) {
    const Shown cells = shown(*row);
    lines.push_back({name_of(*row, period), averts(*row) ? "averted" : "change", cells.interval, cells.mean,
                     baseline_text(*row)});
    if (look.detail >= Detail::better) lines.back().push_back(better_text(*row));
    if (look.detail >= Detail::spread)
      lines.back().insert(lines.back().begin() + 2, spread_text(*row, look.characters));
  }
  return lines;
}

Lines value_lines(const Comparison& comparison, const Rows& rows, const std::string& period) {
  Lines lines{{"", level_text(comparison.level) + " interval", "mean"}};
  for (const Row* row : rows) {
    const Shown cells = shown(*row);
    lines.push_back({name_of(*row, period), cells.interval, cells.mean});
  }
  return lines;
}

bool has_spread(const Row& row) {
  return !spread_text(row, Characters::plain).empty();
}

Lines fitting_lines(const Comparison& comparison, const Rows& rows, const std::string& period,
                    std::size_t width, Characters characters) {
  if (comparison.baseline.empty()) return value_lines(comparison, rows, period);
  const bool spread = std::any_of(rows.begin(), rows.end(), [](const Row* row) { return has_spread(*row); });
  for (const Detail detail : {Detail::spread, Detail::better}) {
    if (detail == Detail::spread && !spread) continue;
    Lines lines = difference_lines(comparison, rows, period, {detail, characters});
    if (width_after_first(lines) + room_for_better <= width) return lines;
  }
  return difference_lines(comparison, rows, period, {Detail::baseline, characters});
}

std::string heading(const Comparison& comparison, const std::string& scenario, const std::string& period) {
  std::string text = scenario;
  if (!comparison.baseline.empty()) text += " compared with " + comparison.baseline;
  if (!period.empty()) text += ", " + period;
  return text;
}

bool any(const Comparison& comparison, bool (*test)(const Row&)) {
  return std::any_of(comparison.rows.begin(), comparison.rows.end(), test);
}

/// Where the draws come from, and so how far data have had a say.
std::string origin_of(const Comparison& comparison) {
  if (comparison.fitted == 0)
    return "Parameters come from their priors, which no data have narrowed: these results are prior-driven.";
  return fmt::format(
      "{} from a posterior, fitted to published figures; all others, the effects of policies among them, "
      "from "
      "priors that no data have narrowed: these results are prior-driven.",
      comparison.fitted == 1 ? "One parameter comes" : fmt::format("{} parameters come", comparison.fitted));
}

std::string shape_note(const Comparison& comparison) {
  const bool alone = comparison.baseline.empty();
  const std::string shape = shape_text(comparison.draws, comparison.level, alone);
  if (shape.empty()) return ". ";
  return fmt::format(", if {}; single ones may lie outside. {}", shape,
                     alone ? "What lies where no number can be is cut off. " : "");
}

std::string interval_note(const Comparison& comparison) {
  const auto contains = [&](statistics::Contains what) {
    return std::any_of(comparison.rows.begin(), comparison.rows.end(),
                       [&](const Row& row) { return row.contains == what; });
  };
  if (contains(statistics::Contains::parameters_and_chance)) {
    return "Intervals hold the uncertainty of the parameters and chance: where the mean of a further draw "
           "would fall" +
           shape_note(comparison) + origin_of(comparison);
  }
  if (contains(statistics::Contains::chance))
    return "Intervals hold chance only: where the mean over endless replications may lie if the parameters "
           "are right.";
  return "No intervals: they need at least two replications or two draws.";
}

std::string means_note(const Comparison& comparison) {
  const std::string replications = counted_text(comparison.replications, "replication");
  if (comparison.draws == 1 && comparison.central_draw)
    return fmt::format("Means over {} at the central values of the parameters.", replications);
  return fmt::format("Means over {} of the parameters with {} each.", counted_text(comparison.draws, "draw"),
                     replications);
}

std::string notes(const Comparison& comparison, std::size_t width, bool spread_is_shown,
                  Characters characters) {
  std::string text = paragraph(means_note(comparison) + " " + interval_note(comparison), width);
  if (comparison.scale != 1) text += paragraph(scale_note(comparison.scale), width);
  for (const std::string& scenario : comparison.unchanged) {
    text += paragraph(
        fmt::format("{} is the same as {} in every replication: what it changes never came into play.",
                    scenario, comparison.baseline),
        width);
  }
  if (!comparison.left_out.empty())
    text += paragraph(
        fmt::format("not broken down by {}: {}", comparison.by, fmt::join(comparison.left_out, ", ")), width);
  if (any(comparison, [](const Row& row) { return averts(row); }))
    text += paragraph("averted: baseline minus scenario; change: scenario minus baseline.", width);
  if (any(comparison, [](const Row& row) { return row.probability_better.has_value(); })) {
    text +=
        paragraph(fmt::format("better in: share of {} in which the scenario does better, ties counting half.",
                              comparison.draws > 1 ? "draws" : "replications"),
                  width);
  }
  if (spread_is_shown) {
    text += paragraph(
        fmt::format(
            "spread: how many {} lie where, from the lowest (or no change) to the highest (or no change) of "
            "each line, which has a scale of its own; {} is no change.",
            comparison.draws > 1 ? "draws" : "replications",
            characters == Characters::blocks ? "│" : "| (. : + # are few to many)"),
        width);
  }
  if (any(comparison, [](const Row& row) { return row.few_people; })) {
    const std::string kind = comparison.scale < 1 ? "synthetic " : "";
    text += paragraph("(few): a subgroup of fewer than ten " + kind +
                          "people in the baseline, whose numbers are not shown.",
                      width);
  }
  if (any(comparison, [](const Row& row) { return row.distorted; }))
    text += paragraph("* distorted by the scale of this run, " + plain_number(comparison.scale) + ".", width);
  return text;
}

}  // namespace

std::string text_table(const Comparison& comparison, unsigned width, Characters characters) {
  if (comparison.rows.empty()) return "Nothing to compare.\n";
  const std::size_t columns = usable(width);
  const std::string period = common_period(comparison);
  std::string text;
  bool spread_is_shown = false;
  for (std::size_t begin = 0; begin < comparison.rows.size();) {
    Rows rows;
    const std::string& scenario = comparison.rows[begin].scenario;
    for (; begin < comparison.rows.size() && comparison.rows[begin].scenario == scenario; ++begin)
      rows.push_back(&comparison.rows[begin]);
    text += paragraph(heading(comparison, scenario, period), columns);
    const Lines lines = fitting_lines(comparison, rows, period, columns, characters);
    spread_is_shown = spread_is_shown || std::ranges::count(lines.front(), spread_heading) > 0;
    text += aligned(lines, columns, narrowest_name) + '\n';
  }
  return text + notes(comparison, columns, spread_is_shown, characters);
}

}  // namespace nrmsim::comparison
