#pragma once
// Scenarios that share people and luck must have the same history until one of their policies starts. Each
// row holds a chain of digests of that history, one a period; here they are compared.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "sim/batch/key.hpp"
#include "sim/batch/plan.hpp"

namespace nrmsim::batch {

/// Where the digests lie in a row, and how many of them each scenario has to share with the baseline.
struct SharedHistory {
  std::size_t first_cell = 0;  ///< cell of the first period's digest; the others follow
  std::uint32_t baseline = 0;  ///< scenario that the others are compared with
  std::vector<std::uint32_t>
      periods;  ///< [scenario] periods from the first that must agree with the baseline's
};

/// The first place where two histories differ.
struct Divergence {
  Key key;                   ///< the scenario that differs from the baseline, with draw and replication
  std::uint32_t period = 0;  ///< first period whose digests differ, from 0
};

/// Fills `row` with the cells of a key.
using ReadRow = std::function<void(const Key& key, std::span<outcomes::Cell> row)>;

/// Compares every scenario with the baseline in every draw and replication of a complete batch, in the order
/// of writing of pairs (draw, then replication); nothing if all agree. Holds two rows of `cells` cells a
/// thread; `read_row` is called from as many at once.
std::optional<Divergence> find_divergence(const Plan& plan, const SharedHistory& shared, std::size_t cells,
                                          const ReadRow& read_row, unsigned threads = 1);

}  // namespace nrmsim::batch
