#include "sim/batch/shared_history.hpp"

#include <algorithm>

#include "sim/core/contracts.hpp"

namespace nrmsim::batch {
namespace {

/// The first of the periods whose digests differ; nothing if all are the same.
std::optional<std::uint32_t> first_difference(std::span<const outcomes::Cell> a,
                                              std::span<const outcomes::Cell> b) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (in_a == a.end()) return std::nullopt;
  return static_cast<std::uint32_t>(in_a - a.begin());
}

}  // namespace

std::optional<Divergence> find_divergence(const Plan& plan, const SharedHistory& shared, std::size_t cells,
                                          const ReadRow& read_row) {
  NRMSIM_EXPECTS(shared.baseline < plan.scenarios && shared.periods.size() == plan.scenarios);
  std::vector<outcomes::Cell> reference(cells);
  std::vector<outcomes::Cell> row(cells);
  const std::span<const outcomes::Cell> expected(reference);
  const std::span<const outcomes::Cell> found(row);
  for (std::uint32_t draw = 0; draw < plan.draws; ++draw) {
    for (std::uint32_t replication = 0; replication < plan.replications; ++replication) {
      read_row({shared.baseline, draw, replication}, reference);
      for (std::uint32_t scenario = 0; scenario < plan.scenarios; ++scenario) {
        const std::uint32_t periods = shared.periods[scenario];
        NRMSIM_EXPECTS(shared.first_cell + periods <= cells);
        if (scenario == shared.baseline || periods == 0) continue;
        const Key key{scenario, draw, replication};
        read_row(key, row);
        if (const auto period = first_difference(expected.subspan(shared.first_cell, periods),
                                                 found.subspan(shared.first_cell, periods))) {
          return Divergence{key, *period};
        }
      }
    }
  }
  return std::nullopt;
}

}  // namespace nrmsim::batch
