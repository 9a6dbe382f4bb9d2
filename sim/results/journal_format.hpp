#pragma once
// The bytes of a journal: 16 bytes that name the format, then records. A record is its checksum, the length
// of its payload, its kind (8 bytes each), and the payload; the checksum covers all that follows it.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sim/results/batch_record.hpp"
#include "sim/results/byte_text.hpp"
#include "sim/results/posix_file.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::results {

inline constexpr std::string_view journal_name = "NRMSIM-JOURNAL 1";
inline constexpr std::size_t record_head_bytes = 24;

enum class RecordKind : std::uint64_t { batch = 1, key = 2 };

struct JournalRecord {
  RecordKind kind = RecordKind::batch;
  Bytes bytes;  ///< of the whole record

  std::span<const std::byte> payload() const { return std::span(bytes).subspan(record_head_bytes); }
};

/// A finished key as it stands in a payload.
struct KeyRecord {
  outcomes::Key key;
  double appended = 0;  ///< seconds since 1970, UTC
  std::vector<outcomes::Cell> row;
  std::vector<TableRow> events;
};

Bytes encode_record(RecordKind kind, std::span<const std::byte> payload);
Bytes encode_batch(const BatchRecord& batch);
Bytes encode_key(const outcomes::Key& key, double appended, std::span<const outcomes::Cell> row,
                 std::span<const TableRow> events);

/// Nothing if the payload is not a key of that batch.
std::optional<KeyRecord> decode_key(std::span<const std::byte> payload, const BatchRecord& batch);

/// The record at a position; nothing if it is torn, damaged, or the file ends there.
std::optional<JournalRecord> read_record(const PosixFile& file, std::uint64_t position,
                                         std::uint64_t file_size);

/// What a journal holds.
struct JournalContents {
  BatchRecord batch;
  std::vector<std::uint64_t> place_of;  ///< by BatchRecord::position_of; 0 where the key is not done
  std::uint64_t keys_done = 0;
  std::uint64_t end = 0;   ///< first byte after the last whole record
  std::uint64_t torn = 0;  ///< bytes after that
  double first_append = 0;
  double last_append = 0;
};

/// Reads a journal up to its first record that is not whole. RunError if it is no journal or the first record
/// is bad.
JournalContents scan_journal(const PosixFile& file);

}  // namespace nrmsim::results
