#include "sim/batch/shared_history.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "sim/core/contracts.hpp"
#include "sim/parallel/each_index.hpp"

namespace nrmsim::batch {
namespace {

/// The first of the periods whose digests differ; nothing if all are the same.
std::optional<std::uint32_t> first_difference(std::span<const outcomes::Cell> a,
                                              std::span<const outcomes::Cell> b) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (in_a == a.end()) return std::nullopt;
  return static_cast<std::uint32_t>(in_a - a.begin());
}

/// Compares every scenario with the baseline in one draw and replication.
std::optional<Divergence> divergence_of_pair(const Plan& plan, const SharedHistory& shared, std::size_t cells,
                                             const ReadRow& read_row, std::uint32_t draw,
                                             std::uint32_t replication) {
  std::vector<outcomes::Cell> reference(cells);
  std::vector<outcomes::Cell> row(cells);
  const std::span<const outcomes::Cell> expected(reference);
  const std::span<const outcomes::Cell> found(row);
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
  return std::nullopt;
}

}  // namespace

std::optional<Divergence> find_divergence(const Plan& plan, const SharedHistory& shared, std::size_t cells,
                                          const ReadRow& read_row, unsigned threads) {
  NRMSIM_EXPECTS(shared.baseline < plan.scenarios && shared.periods.size() == plan.scenarios);
  const std::size_t pairs = std::size_t{plan.draws} * plan.replications;
  std::mutex mutex;
  std::atomic<std::size_t> first = pairs;
  std::optional<Divergence> divergence;
  parallel::for_each_index(threads, pairs, [&](std::size_t pair) {
    if (pair > first) return;  // nobody asks for later ones
    const auto found = divergence_of_pair(plan, shared, cells, read_row,
                                          static_cast<std::uint32_t>(pair / plan.replications),
                                          static_cast<std::uint32_t>(pair % plan.replications));
    const std::lock_guard lock(mutex);
    if (!found || pair > first) return;
    first = pair;
    divergence = found;
  });
  return divergence;
}

}  // namespace nrmsim::batch
