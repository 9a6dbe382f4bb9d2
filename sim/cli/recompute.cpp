#include "sim/cli/recompute.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/cli/version.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {

void require_same_program(const results::BatchRecord& record) {
  const std::string own = std::to_string(results_version);
  if (record.provenance.results_version == own) return;
  throw core::RunError(fmt::format(
      "the file was made by nrmsim {} with results version {}; this program has version {} and computes "
      "other numbers from the same input",
      record.provenance.program_version, record.provenance.results_version, own));
}

std::optional<std::string> first_difference(const outcomes::Layout& layout, std::span<const outcomes::Cell> a,
                                            std::span<const outcomes::Cell> b) {
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i) {
    const std::size_t first = layout.offset_of(i);
    const std::size_t cells = layout.cells_of(layout.outcomes[i]);
    const auto in_a = a.subspan(first, cells);
    const auto in_b = b.subspan(first, cells);
    if (!std::equal(in_a.begin(), in_a.end(), in_b.begin())) return layout.outcomes[i].name;
  }
  return std::nullopt;
}

}  // namespace nrmsim::cli
