#include "sim/results/sent_key.hpp"

#include <zlib.h>

#include <cstring>

#include "sim/core/problems.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/journal_format.hpp"

namespace nrmsim::results {
namespace {

// Rows are mostly zeros: the quickest compression makes them a tenth.
constexpr int quickest = 1;
constexpr std::uint64_t most_bytes = std::uint64_t{1} << 32U;

[[noreturn]] void refuse() {
  throw core::RunError("a row came damaged from another task");
}

}  // namespace

std::vector<std::byte> encode_sent_key(const SentKey& sent) {
  const Bytes record = encode_key(sent.key, 0, sent.row, sent.events);
  uLongf length = compressBound(record.size());
  Bytes bytes;
  put(bytes, static_cast<std::uint64_t>(record.size()));
  const std::size_t head = bytes.size();
  bytes.resize(head + length);
  if (compress2(reinterpret_cast<Bytef*>(bytes.data() + head), &length,
                reinterpret_cast<const Bytef*>(record.data()), record.size(), quickest) != Z_OK)
    throw core::RunError("a row could not be compressed");
  bytes.resize(head + length);
  return bytes;
}

SentKey decode_sent_key(std::span<const std::byte> bytes, const BatchRecord& batch) {
  TakeBytes head(bytes);
  const auto size = head.take<std::uint64_t>();
  if (!head.good() || size < record_head_bytes || size > most_bytes) refuse();
  Bytes record(static_cast<std::size_t>(size));
  uLongf length = size;
  const auto body = bytes.subspan(sizeof size);
  if (uncompress(reinterpret_cast<Bytef*>(record.data()), &length,
                 reinterpret_cast<const Bytef*>(body.data()), body.size()) != Z_OK ||
      length != size)
    refuse();
  std::uint64_t sum = 0;
  std::memcpy(&sum, record.data(), sizeof sum);
  if (sum != checksum(std::span(record).subspan(sizeof sum))) refuse();
  auto found = decode_key(std::span(record).subspan(record_head_bytes), batch);
  if (!found) refuse();
  return {found->key, std::move(found->row), std::move(found->events)};
}

}  // namespace nrmsim::results
