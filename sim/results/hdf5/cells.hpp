#pragma once
// Cells that stand for "not there", and the blocks of keys in which rows travel.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>

#include "sim/outcomes/layout.hpp"
#include "sim/results/batch_record.hpp"

namespace nrmsim::results::hdf5 {

/// NaN for real outcomes; the largest number for whole ones.
inline outcomes::Cell missing_cell(outcomes::CellType type) {
  return type == outcomes::CellType::real
             ? std::bit_cast<outcomes::Cell>(std::numeric_limits<double>::quiet_NaN())
             : std::numeric_limits<outcomes::Cell>::max();
}

/// How many rows travel together: about 8 MiB.
inline std::uint64_t rows_of_a_block(std::size_t cells) {
  return std::max<std::uint64_t>(1, (std::uint64_t{1} << 20) / std::max<std::size_t>(1, cells));
}

/// Calls `visit(first key, number of replications)` for runs of replications of one scenario and draw, in key
/// order. A run's rows take about 8 MiB at most.
template <typename Visit>
void for_each_block(const BatchRecord& record, std::size_t cells, Visit&& visit) {
  const auto most =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(rows_of_a_block(cells), record.replications));
  for (std::uint32_t scenario = 0; scenario < record.scenarios.size(); ++scenario) {
    for (std::uint32_t draw = 0; draw < record.draws; ++draw) {
      for (std::uint32_t first = 0; first < record.replications;
           first += std::min(most, record.replications - first))
        visit(outcomes::Key{scenario, draw, first}, std::min(most, record.replications - first));
    }
  }
}

}  // namespace nrmsim::results::hdf5
