#include "sim/results/record_text.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/problems.hpp"
#include "tests/sim/results/sample_batch.hpp"

namespace nrmsim::results {
namespace {

TEST(RecordText, ReadsBackWhatWasWritten) {
  const BatchRecord before = sample::batch();
  const BatchRecord after = record_from_text(to_text(before));
  EXPECT_EQ(to_text(after), to_text(before));
  EXPECT_TRUE(differences(before, after).empty());
  EXPECT_EQ(outcomes::describe(after.layout), outcomes::describe(before.layout));
  EXPECT_EQ(after.seed, 18446744073709551557u);
  EXPECT_EQ(after.scenarios[1].policy_day, 4748.5);
  EXPECT_EQ(after.event_columns[1].type, ColumnType::integer);
  EXPECT_EQ(after.provenance.commit, "abcdef");
}

TEST(RecordText, KeepsDoublesToTheLastBitAndNaN) {
  BatchRecord record = sample::batch(1);
  record.scale = 0.1 + 0.2;
  record.uncertain[0].values = {std::nextafter(1.0, 2.0)};
  record.uncertain[1].values = {std::nan("")};
  const BatchRecord after = record_from_text(to_text(record));
  EXPECT_EQ(after.scale, 0.1 + 0.2);
  EXPECT_EQ(after.uncertain[0].values[0], std::nextafter(1.0, 2.0));
  EXPECT_TRUE(std::isnan(after.uncertain[1].values[0]));
}

TEST(RecordText, SurvivesACommandLineThatIsNotUtf8) {
  BatchRecord record = sample::batch();
  record.provenance.command_line = "nrmsim run \xff\xfe.yaml";
  EXPECT_NO_THROW(record_from_text(to_text(record)));
}

TEST(RecordText, RefusesAnythingElse) {
  for (const char* text : {"", "{}", "[1, 2", "{\"layout\": 3}"})
    EXPECT_THROW(record_from_text(text), core::RunError) << text;
}

}  // namespace
}  // namespace nrmsim::results
