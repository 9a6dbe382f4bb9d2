#include "sim/results/sent_key.hpp"

#include <gtest/gtest.h>

#include "sample_batch.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::results {
namespace {

SentKey sample_key(const BatchRecord& batch) {
  SentKey sent{{0, 2, 3}, std::vector<outcomes::Cell>(batch.layout.total_cells()), {}};
  for (std::size_t i = 0; i < sent.row.size(); i += 2) sent.row[i] = i * 1'000'003;
  return sent;
}

TEST(SentKey, ComesBackAsItWasSent) {
  const BatchRecord batch = sample::batch();
  const SentKey sent = sample_key(batch);
  const SentKey got = decode_sent_key(encode_sent_key(sent), batch);
  EXPECT_EQ(got.key, sent.key);
  EXPECT_EQ(got.row, sent.row);
  EXPECT_TRUE(got.events.empty());
}

/// Refused, or harmless: some bits of compressed data say nothing.
bool is_safe(const std::vector<std::byte>& bytes, const SentKey& sent, const BatchRecord& batch) {
  try {
    const SentKey got = decode_sent_key(bytes, batch);
    return got.key == sent.key && got.row == sent.row;
  } catch (const core::RunError&) {
    return true;
  }
}

TEST(SentKey, BringsItsEvents) {
  const BatchRecord batch = sample::batch();
  SentKey sent = sample_key(batch);
  sent.key.replication = 0;  // the one of which the sample has events
  sent.events = sample::events(sent.key);
  ASSERT_FALSE(sent.events.empty());
  EXPECT_EQ(decode_sent_key(encode_sent_key(sent), batch).events, sent.events);
}

TEST(SentKey, DamageIsNoticed) {
  const BatchRecord batch = sample::batch();
  const SentKey sent = sample_key(batch);
  const auto bytes = encode_sent_key(sent);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto damaged = bytes;
    damaged[i] ^= std::byte{16};
    EXPECT_TRUE(is_safe(damaged, sent, batch)) << i;
  }
  EXPECT_THROW(decode_sent_key({}, batch), core::RunError);
  EXPECT_THROW(decode_sent_key(std::span(bytes).first(bytes.size() - 1), batch), core::RunError);
}

TEST(SentKey, OfAnotherBatchIsRefused) {
  const auto bytes = encode_sent_key(sample_key(sample::batch()));
  EXPECT_THROW(decode_sent_key(bytes, sample::batch(2, 4)), core::RunError);  // it has no draw 2
}

}  // namespace
}  // namespace nrmsim::results
