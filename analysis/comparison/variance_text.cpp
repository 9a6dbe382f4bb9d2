#include "analysis/comparison/variance_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/comparison/columns.hpp"
#include "analysis/comparison/number_text.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/comparison/wrap.hpp"
#include "analysis/statistics/variance_share.hpp"

namespace nrmsim::comparison {
namespace {

std::string percent(double share) {
  return fmt::format("{:.0f}%", 100 * share);
}

std::vector<std::string> line(const Comparison& comparison, const Row& row) {
  std::string name = row.scenario + ", " + row.long_name;
  if (const std::string group = group_text(row.group); !group.empty()) name += ", " + group;
  const statistics::VarianceShare share = statistics::parameters_share(*row.variance, comparison.level);
  if (!share.share) return {name, "does not vary", "-", "-", "-"};
  return {name, percent(*share.share), percent(share.interval->low) + " to " + percent(share.interval->high),
          percent(1 - *share.share), percent(row.variance->noise_share)};
}

std::string heading(const Comparison& comparison) {
  std::string text =
      "Where the variance of a single replication, of a further draw, comes from; the last column is the "
      "share of "
      "chance that is left in the means of the draws, and so in the intervals";
  if (comparison.scale == 1) return text + ":";
  return fmt::format(
      "{}. At scale {} the variance of counts by chance is about {} times that of the real country:", text,
      plain_number(comparison.scale), rounded(1 / comparison.scale, rounding_for(1 / comparison.scale, 0)));
}

}  // namespace

std::string variance_text(const Comparison& comparison, unsigned width) {
  if (comparison.draws < 2 || comparison.rows.empty()) return "";
  const std::size_t columns = std::clamp<std::size_t>(width, 60, 100);
  if (comparison.replications < 2) {
    return paragraph(
        "With one replication a draw it cannot be told how much of the spread is chance and how much "
        "parameters; "
        "with two or more (--replications) it can.",
        columns);
  }
  Lines lines{{"", "parameters", level_text(comparison.level) + " interval", "chance", "in means"}};
  for (const Row& row : comparison.rows)
    if (row.variance) lines.push_back(line(comparison, row));
  if (lines.size() == 1) return "";
  return paragraph(heading(comparison), columns) + aligned(lines, columns, 12);
}

}  // namespace nrmsim::comparison
