#pragma once
// The sum of an outcome over one replication.

#include <bit>
#include <span>

#include "sim/outcomes/layout.hpp"

namespace nrmsim::cli {

/// Adds up an outcome of a replication; 0 if the batch has no such outcome.
class Total {
 public:
  Total(const outcomes::Layout& layout, const char* name) {
    const std::size_t outcome = layout.find(name);
    if (outcome == outcomes::Layout::npos) return;
    first_ = layout.offset_of(outcome);
    cells_ = layout.cells_of(layout.outcomes[outcome]);
    whole_ = layout.outcomes[outcome].type == outcomes::CellType::whole;
  }

  double operator()(std::span<const outcomes::Cell> row) const {
    double sum = 0;
    for (const outcomes::Cell cell : row.subspan(first_, cells_)) {
      sum += whole_ ? static_cast<double>(cell) : std::bit_cast<double>(cell);
    }
    return sum;
  }

 private:
  std::size_t first_ = 0;
  std::size_t cells_ = 0;
  bool whole_ = true;
};

}  // namespace nrmsim::cli
