#include "sim/results/journal_format.hpp"

#include <type_traits>

#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/record_text.hpp"
#include "sim/results/unreadable_file.hpp"

namespace nrmsim::results {
namespace {

void put_value(Bytes& bytes, const Value& value) {
  std::visit([&](const auto& held) { put(bytes, held); }, value);
}

Value take_value(TakeBytes& bytes, ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return bytes.take_text();
    case ColumnType::real:
      return bytes.take<double>();
    case ColumnType::integer:
      return bytes.take<std::int64_t>();
  }
  return {};
}

std::vector<TableRow> take_events(TakeBytes& bytes, const std::vector<Column>& columns) {
  std::vector<TableRow> events;
  const auto count = bytes.take<std::uint64_t>();
  for (std::uint64_t i = 0; i < count && bytes.good(); ++i) {
    TableRow row;
    for (const Column& column : columns) row.push_back(take_value(bytes, column.type));
    events.push_back(std::move(row));
  }
  return events;
}

BatchRecord read_batch(const PosixFile& file, std::uint64_t size) {
  const std::string damaged = file.path() +
                              ": the journal's first record is damaged, so nothing in it can be used; "
                              "delete it and start again";
  const auto record = read_record(file, journal_name.size(), size);
  if (!record || record->kind != RecordKind::batch) throw core::RunError(damaged);
  const auto payload = record->payload();
  BatchRecord batch = record_from_text({reinterpret_cast<const char*>(payload.data()), payload.size()});
  if (!faults(batch).empty()) throw core::RunError(damaged);
  return batch;
}

}  // namespace

Bytes encode_record(RecordKind kind, std::span<const std::byte> payload) {
  Bytes record;
  record.reserve(record_head_bytes + payload.size());
  put(record, std::uint64_t{0});
  put(record, static_cast<std::uint64_t>(payload.size()));
  put(record, static_cast<std::uint64_t>(kind));
  put(record, payload);
  const std::uint64_t sum = checksum(std::span(record).subspan(8));
  std::memcpy(record.data(), &sum, sizeof sum);
  return record;
}

Bytes encode_batch(const BatchRecord& batch) {
  const std::string text = to_text(batch);
  return encode_record(RecordKind::batch, std::as_bytes(std::span(text)));
}

Bytes encode_key(const outcomes::Key& key, double appended, std::span<const outcomes::Cell> row,
                 std::span<const TableRow> events) {
  Bytes payload;
  payload.reserve(row.size_bytes() + 64);
  put(payload, key.scenario);
  put(payload, key.draw);
  put(payload, key.replication);
  put(payload, appended);
  put(payload, static_cast<std::uint64_t>(row.size()));
  put(payload, std::as_bytes(row));
  put(payload, static_cast<std::uint64_t>(events.size()));
  for (const TableRow& event : events)
    for (const Value& value : event) put_value(payload, value);
  return encode_record(RecordKind::key, payload);
}

std::optional<KeyRecord> decode_key(std::span<const std::byte> payload, const BatchRecord& batch) {
  TakeBytes bytes(payload);
  KeyRecord record;
  record.key.scenario = bytes.take<std::uint32_t>();
  record.key.draw = bytes.take<std::uint32_t>();
  record.key.replication = bytes.take<std::uint32_t>();
  record.appended = bytes.take<double>();
  const auto cells = bytes.take<std::uint64_t>();
  if (!bytes.good() || !batch.contains(record.key) || cells != batch.layout.total_cells())
    return std::nullopt;
  const auto row = bytes.take(cells * sizeof(outcomes::Cell));
  record.row.resize(row.size() / sizeof(outcomes::Cell));
  if (!row.empty()) std::memcpy(record.row.data(), row.data(), row.size());
  record.events = take_events(bytes, batch.event_columns);
  if (!bytes.good() || !bytes.at_end()) return std::nullopt;
  return record;
}

std::optional<JournalRecord> read_record(const PosixFile& file, std::uint64_t position,
                                         std::uint64_t file_size) {
  if (position > file_size || file_size - position < record_head_bytes) return std::nullopt;
  Bytes record(record_head_bytes);
  if (file.read_at(position, record) < record.size()) return std::nullopt;
  TakeBytes head(record);
  const auto sum = head.take<std::uint64_t>();
  const auto length = head.take<std::uint64_t>();
  const auto kind = head.take<std::uint64_t>();
  // A damaged length must not ask for more memory than the file could fill.
  if (length > file_size - position - record_head_bytes) return std::nullopt;
  record.resize(record_head_bytes + static_cast<std::size_t>(length));
  const auto payload = std::span(record).subspan(record_head_bytes);
  if (file.read_at(position + record_head_bytes, payload) < payload.size()) return std::nullopt;
  if (checksum(std::span(record).subspan(8)) != sum) return std::nullopt;
  return JournalRecord{static_cast<RecordKind>(kind), std::move(record)};
}

JournalContents scan_journal(const PosixFile& file) {
  const std::uint64_t size = file.size();
  std::string name(journal_name.size(), '\0');
  if (file.read_at(0, std::as_writable_bytes(std::span(name))) < name.size() || name != journal_name)
    throw UnreadableFile(file.path(), "this is not a journal of unfinished results of this version",
                         "the journal of a batch that nrmsim began");
  JournalContents contents;
  contents.batch = read_batch(file, size);
  contents.place_of.assign(contents.batch.keys(), 0);
  const auto first = read_record(file, journal_name.size(), size);
  std::uint64_t position = journal_name.size() + first->bytes.size();
  while (const auto record = read_record(file, position, size)) {
    const auto key = decode_key(record->payload(), contents.batch);
    if (record->kind != RecordKind::key || !key) break;
    std::uint64_t& place = contents.place_of[contents.batch.position_of(key->key)];
    if (place == 0) {
      place = position;
      ++contents.keys_done;
    }
    if (contents.first_append == 0) contents.first_append = key->appended;
    contents.last_append = key->appended;
    position += record->bytes.size();
  }
  contents.end = position;
  contents.torn = size - position;
  return contents;
}

}  // namespace nrmsim::results
