#pragma once
// Opens a results file and checks whatever it hands out.

#include <memory>
#include <string>
#include <vector>

#include "sim/results/batch_record.hpp"
#include "sim/results/rows.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::results {

/// A results file, read only. Not for use from several threads at once. Every function throws RunError if
/// what it needs is damaged; the error names the file and the dataset.
class Reader final : public RowSource {
 public:
  /// RunError if there is no such file, it is not one of ours, its format is newer than this program, or its
  /// bytes are not those that were written.
  explicit Reader(const std::string& path);
  Reader(Reader&&) noexcept;
  ~Reader() override;

  const std::string& path() const;

  /// Layout, scenarios, parameters, counts and provenance.
  const BatchRecord& batch() const;

  /// Number of keys that are present; equal to batch().keys() unless the file is a part of a batch.
  std::uint64_t keys_present() const;

  /// Draws, replications, then the outcome's axes.
  std::vector<std::size_t> shape(std::size_t outcome) const;

  /// Every cell of an outcome in one scenario, in C order of shape(). Whole numbers become doubles. The
  /// digest of the whole dataset is checked the first time that it is read.
  std::vector<double> read(std::size_t outcome, std::uint32_t scenario) const;
  std::vector<double> read(const std::string& outcome, std::uint32_t scenario) const;

  /// The same as bits.
  std::vector<outcomes::Cell> read_cells(std::size_t outcome, std::uint32_t scenario) const;

  bool has(const outcomes::Key& key) const override;
  void read(const outcomes::Key& key, std::span<outcomes::Cell> row) const override;
  std::vector<TableRow> events(const outcomes::Key& key) const override;

  /// Names of the tables in /tables.
  std::vector<std::string> table_names() const;
  Table table(const std::string& name) const;

  /// Reads everything and compares every digest.
  void check_everything() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nrmsim::results
