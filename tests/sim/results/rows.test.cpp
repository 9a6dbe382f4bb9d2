#include "sim/results/rows.hpp"

#include <gtest/gtest.h>

#include "sim/core/problems.hpp"
#include "tests/sim/results/sample_batch.hpp"

namespace nrmsim::results {
namespace {

TEST(CombinedRows, TakesEachKeyFromWhereItIs) {
  const BatchRecord record = sample::batch();
  const sample::Rows even(record, [](const outcomes::Key& key) { return key.replication % 2 == 0; });
  const sample::Rows first(record, [](const outcomes::Key& key) { return key.replication == 1; });
  const CombinedRows rows({&even, &first});
  std::vector<outcomes::Cell> row(record.layout.total_cells());
  for (const outcomes::Key key : {outcomes::Key{0, 0, 0}, outcomes::Key{1, 2, 1}}) {
    ASSERT_TRUE(rows.has(key));
    rows.read(key, row);
    EXPECT_EQ(row, sample::row(record, key));
  }
  EXPECT_EQ(rows.events({1, 2, 0}).size(), 2u);
  EXPECT_FALSE(rows.has({0, 0, 3}));
  EXPECT_THROW(rows.read({0, 0, 3}, row), core::RunError);
}

class RowsForOneThread final : public RowSource {
 public:
  bool has(const outcomes::Key&) const override { return false; }
  void read(const outcomes::Key&, std::span<outcomes::Cell>) const override {}
  std::vector<TableRow> events(const outcomes::Key&) const override { return {}; }
};

TEST(CombinedRows, AreThreadSafeIfAllAre) {
  const BatchRecord record = sample::batch();
  const sample::Rows safe(record);
  const RowsForOneThread unsafe;
  EXPECT_TRUE(CombinedRows({&safe, &safe}).thread_safe());
  EXPECT_FALSE(CombinedRows({&safe, &unsafe}).thread_safe());
}

}  // namespace
}  // namespace nrmsim::results
