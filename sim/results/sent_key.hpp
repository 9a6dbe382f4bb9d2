#pragma once
// A finished key on its way from one process to another: compressed by the sender, with a checksum.

#include <span>
#include <vector>

#include "sim/results/batch_record.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::results {

struct SentKey {
  outcomes::Key key;
  std::vector<outcomes::Cell> row;
  std::vector<TableRow> events;
};

std::vector<std::byte> encode_sent_key(const SentKey& sent);

/// core::RunError if the bytes are damaged or no key of that batch.
SentKey decode_sent_key(std::span<const std::byte> bytes, const BatchRecord& batch);

}  // namespace nrmsim::results
