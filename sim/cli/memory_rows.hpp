#pragma once
// The rows of a small batch, kept in memory instead of a file.

#include <span>
#include <vector>

#include "analysis/comparison/results_view.hpp"
#include "sim/batch/key.hpp"
#include "sim/results/batch_record.hpp"

namespace nrmsim::cli {

class MemoryRows {
 public:
  explicit MemoryRows(const results::BatchRecord& record);

  void keep(const batch::Key& key, std::span<const outcomes::Cell> row);

  /// As a comparison sees them; the rows have to outlive the view.
  comparison::ResultsView view() const;

 private:
  std::vector<double> read(std::size_t outcome, std::size_t scenario) const;

  results::BatchRecord record_;
  std::vector<std::vector<outcomes::Cell>> rows_;  ///< by position of the key
};

}  // namespace nrmsim::cli
