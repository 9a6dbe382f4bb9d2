#pragma once
// The reading end of a journal. Takes no lock, so `status` can look while another process writes.

#include <memory>
#include <string>

#include "sim/results/batch_record.hpp"
#include "sim/results/rows.hpp"

namespace nrmsim::results {

class JournalReader final : public RowSource {
 public:
  /// Reads the first record and where the others lie (8 bytes of memory a key). RunError if there is no such
  /// file, it is no journal, or its first record is damaged. Stops at the first record that is not whole.
  explicit JournalReader(const std::string& path);
  JournalReader(JournalReader&&) noexcept;
  ~JournalReader() override;

  const BatchRecord& batch() const;
  std::uint64_t keys_done() const;

  /// Seconds since 1970 (UTC) at which the first and last key were appended; 0 if there is none.
  double first_append() const;
  double last_append() const;

  bool has(const outcomes::Key& key) const override;
  void read(const outcomes::Key& key, std::span<outcomes::Cell> row) const override;
  std::vector<TableRow> events(const outcomes::Key& key) const override;
  bool thread_safe() const override { return true; }  // every call reads at a place of its own

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nrmsim::results
