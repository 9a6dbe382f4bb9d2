#pragma once
// A target as arithmetic on the row of a replication.

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/outcomes/layout.hpp"
#include "sim/scenario/targets.hpp"

namespace nrmsim::studies {

/// The statistic of a target: a weighted sum of cells, over another where the target says so.
class TargetCells {
 public:
  /// core::InputError where the layout has no such cells: an outcome, axis or label that it does not know, or
  /// an axis of the outcome that the target leaves open. One for all targets together: target_cells().
  TargetCells(const scenario::Target& target, const outcomes::Layout& layout);

  /// NaN where the divisor is 0 or a cell is not there.
  double operator()(std::span<const outcomes::Cell> row) const;

 private:
  std::vector<std::pair<std::size_t, double>> sum_, over_;
};

/// The statistics of all targets. core::InputError with every problem of all of them.
std::vector<TargetCells> target_cells(const std::vector<scenario::Target>& targets,
                                      const outcomes::Layout& layout);

}  // namespace nrmsim::studies
