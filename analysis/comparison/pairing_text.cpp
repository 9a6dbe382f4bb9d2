#include "analysis/comparison/pairing_text.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/comparison/columns.hpp"
#include "analysis/comparison/number_text.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/comparison/wrap.hpp"

namespace nrmsim::comparison {
namespace {

/// Beyond this the number says only that hardly anything varies.
constexpr double most_worth_saying = 1e6;

std::string factor_text(double factor) {
  if (std::isfinite(factor) && factor > most_worth_saying) return "over 1,000,000";
  return std::isinf(factor) ? "difference does not vary" : rounded(factor, {1, factor < 10 ? 1 : 0, ""});
}

std::string replications_text(double replications) {
  if (std::isfinite(replications) && replications > most_worth_saying) return "over 1,000,000";
  return std::isinf(replications) ? "-" : rounded(replications, {});
}

}  // namespace

std::string pairing_text(const Comparison& comparison, unsigned width) {
  Lines lines{{"", "variance divided by", "worth independent replications"}};
  for (const Row& row : comparison.rows) {
    if (!row.pairing) continue;
    std::string name = row.scenario + ", " + row.long_name;
    const std::string group = group_text(row.group);
    if (!group.empty()) name += ", " + group;
    lines.push_back({name, factor_text(row.pairing->variance_reduction),
                     replications_text(row.pairing->equivalent_replications)});
  }
  if (lines.size() == 1) return "";
  const std::size_t columns = std::clamp<std::size_t>(width, 60, 100);
  return paragraph("What the same luck in all scenarios brought to their differences:", columns) +
         aligned(lines, columns, 12);
}

}  // namespace nrmsim::comparison
