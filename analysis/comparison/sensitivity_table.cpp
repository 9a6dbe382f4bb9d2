#include "analysis/comparison/sensitivity_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "analysis/comparison/columns.hpp"
#include "analysis/comparison/csv.hpp"
#include "analysis/comparison/number_text.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/comparison/wrap.hpp"

namespace nrmsim::comparison {
namespace {

constexpr std::size_t most_lines = 25;
constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

using Field = std::pair<const char*, double>;

std::vector<Field> fields(const SensitivityLine& line) {
  if (line.screening) {
    const statistics::Screening& s = *line.screening;
    return {{"mu_star", s.mu_star},
            {"mu_star_low", s.interval.low},
            {"mu_star_high", s.interval.high},
            {"mu", s.mu},
            {"sigma", s.sigma},
            {"sigma_corrected", s.sigma_corrected.value_or(not_known)},
            {"noise", s.noise.value_or(not_known)}};
  }
  const statistics::SobolIndex& first = *line.first;
  const statistics::SobolIndex& total = *line.total;
  return {{"first", first.value}, {"first_low", first.interval.low}, {"first_high", first.interval.high},
          {"total", total.value}, {"total_low", total.interval.low}, {"total_high", total.interval.high}};
}

double importance(const SensitivityLine& line) {
  const double found = line.screening ? line.screening->mu_star : line.total->value;
  return std::isnan(found) ? -std::numeric_limits<double>::infinity() : found;
}

bool is_screening(const SensitivityTable& table) {
  return !table.lines.empty() && table.lines.front().screening.has_value();
}

std::string share(double value) {
  return std::isnan(value) ? "-" : fmt::format("{:.2f}", value + 0.0);
}

Lines index_lines(const SensitivityTable& table) {
  const std::string interval = level_text(table.level) + " interval";
  Lines lines{{"", "total", interval, "alone", interval}};
  for (const SensitivityLine& line : table.lines) {
    if (lines.size() > most_lines) break;
    lines.push_back({line.input, share(line.total->value),
                     share(line.total->interval.low) + " to " + share(line.total->interval.high),
                     share(line.first->value),
                     share(line.first->interval.low) + " to " + share(line.first->interval.high)});
  }
  return lines;
}

Lines screening_lines(const SensitivityTable& table) {
  Lines lines{{"", "mu*", level_text(table.level) + " interval", "mu", "sigma", "by chance"}};
  const statistics::Screening& largest = *table.lines.front().screening;
  const Rounding rounding = rounding_for(largest.mu_star, largest.mu_star / 10);
  for (const SensitivityLine& line : table.lines) {
    if (lines.size() > most_lines) break;
    const statistics::Screening& s = *line.screening;
    lines.push_back({line.input, rounded(s.mu_star, rounding),
                     rounded(s.interval.low, rounding) + " to " + rounded(s.interval.high, rounding),
                     rounded(s.mu, rounding), rounded(s.sigma_corrected.value_or(s.sigma), rounding),
                     rounded(s.noise.value_or(not_known), rounding)});
  }
  return lines;
}

std::string about(const SensitivityTable& table) {
  std::string text = table.baseline.empty() ? fmt::format("{} in {}", table.row.long_name, table.scenario)
                                            : fmt::format("{}, {} minus {}", table.row.long_name,
                                                          table.scenario, table.baseline);
  if (const std::string group = group_text(table.row.group); !group.empty()) text += ", " + group;
  if (!table.row.period.empty()) text += ", " + table.row.period;
  if (table.row.unit != "1" && !table.row.unit.empty()) text += " [" + table.row.unit + "]";
  if (table.row.distorted) text += fmt::format(", distorted by scale {}", plain_number(table.scale));
  return text;
}

/// What makes shares of the variance worthless, or nothing.
std::string doubts(const SensitivityTable& table) {
  constexpr double too_far = 0.2;  // beyond what estimates near 0 and 1 are off by with points enough
  if (is_screening(table)) return {};
  if (!(table.variance > 0)) return " The outcome is the same at every point: there is nothing to share out.";
  const auto tells_nothing = [](const statistics::Interval& interval) {
    return interval.high - interval.low > 1;
  };
  const auto is_off = [tells_nothing](const SensitivityLine& line) {
    return line.first->value < -too_far || line.first->value > 1 + too_far ||
           line.total->value > 1 + too_far || tells_nothing(line.first->interval) ||
           tells_nothing(line.total->interval);
  };
  if (std::none_of(table.lines.begin(), table.lines.end(), is_off)) return {};
  return " WARNING: some shares lie far outside 0 to 1, or their intervals are wider than that; there are "
         "too few "
         "--samples to say anything.";
}

std::string notes(const SensitivityTable& table) {
  const std::string runs = fmt::format("{} points with {} replication{} each. ", table.points,
                                       table.replications, table.replications == 1 ? "" : "s");
  const std::string scale =
      table.scale == 1
          ? ""
          : fmt::format(" Scale {}: chance weighs more than in the real country.", plain_number(table.scale));
  if (is_screening(table)) {
    return fmt::format(
               "{} trajectories, {}mu*: mean size of the change of the outcome if the parameter goes from "
               "the lowest "
               "to the highest of its levels (12.5% to 87.5% of its prior), from changes over two thirds of "
               "that "
               "way; mu: the same with signs; sigma: how much it depends on the other parameters{}; by "
               "chance: what luck "
               "alone does to one such change{}. Intervals are about the choice of trajectories.",
               table.samples, runs, table.replications > 1 ? ", without chance" : " and on chance",
               table.replications > 1 ? ", and a mu* that is not larger says nothing"
                                      : " (needs two replications)") +
           scale;
  }
  return fmt::format(
             "{} base points, {}total: share of the variance in which the input takes part; alone: share "
             "that it "
             "explains by itself; chance: the luck of the replications of a point. The outcome has the mean "
             "{} and the "
             "standard deviation {}. Intervals are about the choice of points: more --samples make them "
             "narrower.",
             table.samples, runs, rounded(table.mean, rounding_for(std::abs(table.mean), 0)),
             rounded(std::sqrt(table.variance), rounding_for(std::sqrt(table.variance), 0))) +
         scale + doubts(table);
}

}  // namespace

void SensitivityTable::sort() {
  std::stable_sort(lines.begin(), lines.end(), [](const SensitivityLine& a, const SensitivityLine& b) {
    return importance(a) > importance(b);
  });
}

std::string sensitivity_text(const SensitivityTable& table, unsigned width) {
  if (table.lines.empty()) return "Nothing to show.\n";
  const std::size_t columns = std::clamp<std::size_t>(width, 60, 100);
  std::string text = paragraph(about(table), columns) +
                     aligned(is_screening(table) ? screening_lines(table) : index_lines(table), columns, 20);
  if (table.lines.size() > most_lines)
    text += fmt::format("and {} more that matter less (--format csv shows all)\n",
                        table.lines.size() - most_lines);
  return text + '\n' + paragraph(notes(table), columns);
}

std::string sensitivity_csv(const SensitivityTable& table) {
  std::string text = "input,prior";
  if (!table.lines.empty())
    for (const auto& [name, value] : fields(table.lines.front())) text += std::string(",") + name;
  text += '\n';
  for (const SensitivityLine& line : table.lines) {
    text += csv_field(line.input) + ',' + csv_field(line.prior);
    for (const auto& [name, value] : fields(line)) text += ',' + plain_number(value);
    text += '\n';
  }
  return text;
}

std::string sensitivity_json(const SensitivityTable& table) {
  using Object = nlohmann::ordered_json;
  const auto number = [](double x) { return std::isfinite(x) ? Object(x) : Object(nullptr); };
  Object inputs = Object::array();
  for (const SensitivityLine& line : table.lines) {
    Object one{{"input", line.input}, {"prior", line.prior}};
    for (const auto& [name, value] : fields(line)) one[name] = number(value);
    inputs.push_back(std::move(one));
  }
  Object whole{{"method", is_screening(table) ? "morris" : "sobol"},
               {"scenario", table.scenario},
               {"baseline", table.baseline.empty() ? Object(nullptr) : Object(table.baseline)},
               {"outcome", table.row.outcome},
               {"group", table.row.group},
               {"period", table.row.period},
               {"unit", table.row.unit},
               {"samples", table.samples},
               {"points", table.points},
               {"replications", table.replications},
               {"scale", table.scale},
               {"level", table.level}};
  if (!is_screening(table)) {
    whole["mean"] = number(table.mean);
    whole["variance"] = number(table.variance);
  }
  whole["inputs"] = std::move(inputs);
  return whole.dump(2) + '\n';
}

}  // namespace nrmsim::comparison
