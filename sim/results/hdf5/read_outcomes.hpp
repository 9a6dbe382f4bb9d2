#pragma once
// Reads outcomes back; the digest of a dataset is checked before the first of its values is handed out.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/results/batch_record.hpp"
#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/handle.hpp"

namespace nrmsim::results::hdf5 {

class OutcomesGroup {
 public:
  /// The record has to outlive this.
  OutcomesGroup(hid_t file, const BatchRecord& record);

  /// All cells of an outcome in one scenario.
  std::vector<outcomes::Cell> read(std::size_t outcome, std::uint32_t scenario);

  /// One key's cells of every outcome, one after another.
  void read_row(const outcomes::Key& key, std::span<outcomes::Cell> row);

  void check(std::size_t outcome);

 private:
  struct Opened {
    Dataset dataset;
    bool checked = false;
  };
  Slab slab_of(std::size_t outcome, const outcomes::Key& first, std::uint32_t draws,
               std::uint32_t replications) const;
  const Dataset& checked_dataset(std::size_t outcome);

  const BatchRecord& record_;
  std::vector<Opened> opened_;
  std::vector<std::size_t> cells_;
};

/// Which keys are there, by BatchRecord::position_of; the digest is checked.
std::vector<bool> read_keys(hid_t file, const BatchRecord& record);

}  // namespace nrmsim::results::hdf5
