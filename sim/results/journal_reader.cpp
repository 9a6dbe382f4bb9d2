#include "sim/results/journal_reader.hpp"

#include <algorithm>

#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/journal_format.hpp"

namespace nrmsim::results {

struct JournalReader::State {
  PosixFile file;
  JournalContents contents;

  KeyRecord record_of(const outcomes::Key& key) const {
    const auto record = read_record(file, contents.place_of[contents.batch.position_of(key)], contents.end);
    auto decoded = record ? decode_key(record->payload(), contents.batch) : std::nullopt;
    if (!decoded || decoded->key != key)
      throw core::RunError(file.path() + ": a replication that was there before can no longer be read");
    return std::move(*decoded);
  }
};

JournalReader::JournalReader(const std::string& path) : state_(std::make_unique<State>()) {
  state_->file = PosixFile(path, Access::read);
  state_->contents = scan_journal(state_->file);
}

JournalReader::JournalReader(JournalReader&&) noexcept = default;
JournalReader::~JournalReader() = default;

const BatchRecord& JournalReader::batch() const {
  return state_->contents.batch;
}
std::uint64_t JournalReader::keys_done() const {
  return state_->contents.keys_done;
}
double JournalReader::first_append() const {
  return state_->contents.first_append;
}
double JournalReader::last_append() const {
  return state_->contents.last_append;
}

bool JournalReader::has(const outcomes::Key& key) const {
  const JournalContents& contents = state_->contents;
  return contents.batch.contains(key) && contents.place_of[contents.batch.position_of(key)] != 0;
}

void JournalReader::read(const outcomes::Key& key, std::span<outcomes::Cell> row) const {
  NRMSIM_EXPECTS(has(key));
  const KeyRecord record = state_->record_of(key);
  NRMSIM_EXPECTS(row.size() == record.row.size());
  std::copy(record.row.begin(), record.row.end(), row.begin());
}

std::vector<TableRow> JournalReader::events(const outcomes::Key& key) const {
  NRMSIM_EXPECTS(has(key));
  return state_->record_of(key).events;
}

}  // namespace nrmsim::results
