#pragma once
// Where rows come from: a journal, a results file, or several of either.

#include <span>
#include <vector>

#include "sim/outcomes/key.hpp"
#include "sim/outcomes/layout.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::results {

class RowSource {
 public:
  virtual ~RowSource() = default;

  /// Whether the key has been computed.
  virtual bool has(const outcomes::Key& key) const = 0;

  /// Fills the row of a key that it has. RunError if what is stored is damaged.
  virtual void read(const outcomes::Key& key, std::span<outcomes::Cell> row) const = 0;

  /// The event history of a key, empty where none was kept.
  virtual std::vector<TableRow> events(const outcomes::Key& key) const = 0;

  /// Whether several threads may ask at the same time.
  virtual bool thread_safe() const { return false; }
};

/// Rows of several sources; the first that has a key gives it. The sources have to outlive it.
class CombinedRows final : public RowSource {
 public:
  explicit CombinedRows(std::vector<const RowSource*> sources) : sources_(std::move(sources)) {}
  bool has(const outcomes::Key& key) const override;
  void read(const outcomes::Key& key, std::span<outcomes::Cell> row) const override;
  std::vector<TableRow> events(const outcomes::Key& key) const override;
  bool thread_safe() const override;

 private:
  const RowSource& source_of(const outcomes::Key& key) const;
  std::vector<const RowSource*> sources_;
};

}  // namespace nrmsim::results
