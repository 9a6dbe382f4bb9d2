// What the writer wrote comes back, bit for bit.

#include "sim/results/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "sim/core/problems.hpp"
#include "sim/results/record_text.hpp"
#include "sim/results/writer.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ReaderTest : public testing::Test {
 protected:
  TemporaryFolder folder;
  std::string path = folder / "r.h5";
  BatchRecord record = sample::batch();

  void write(const RowSource& rows) {
    WriteOptions options;
    options.existing = Existing::replace;
    options.make_tables = [](const Reader&) { return std::vector{sample::table()}; };
    write_file(record, rows, path, options);
  }
};

TEST_F(ReaderTest, PutsTheBatchTogetherAgain) {
  write(sample::Rows(record));
  const Reader reader(path);
  EXPECT_EQ(to_text(reader.batch()), to_text(record));
  EXPECT_EQ(reader.keys_present(), record.keys());
  EXPECT_EQ(reader.path(), path);
}

TEST_F(ReaderTest, GivesEveryCellOfAnOutcome) {
  write(sample::Rows(record));
  const Reader reader(path);
  for (std::size_t i = 0; i < record.layout.outcomes.size(); ++i) {
    const outcomes::Outcome& outcome = record.layout.outcomes[i];
    const std::size_t cells = record.layout.cells_of(outcome);
    for (std::uint32_t s = 0; s < record.scenarios.size(); ++s) {
      const auto read = reader.read_cells(i, s);
      ASSERT_EQ(read.size(), record.draws * record.replications * cells);
      std::size_t at = 0;
      for (std::uint32_t d = 0; d < record.draws; ++d)
        for (std::uint32_t r = 0; r < record.replications; ++r)
          for (std::size_t j = 0; j < cells; ++j, ++at)
            ASSERT_EQ(read[at], sample::cell(outcome, i, {s, d, r}, j)) << outcome.name;
    }
  }
  EXPECT_THAT(reader.shape(1), ElementsAre(3u, 4u, 3u, 3u));
  EXPECT_EQ(reader.read("events_handled", 1)[5], 1110);
  EXPECT_EQ(reader.read("wait", 0)[1], 0.125 + 1.0 / 64);
  EXPECT_THROW(reader.read("no_such", 0), core::RunError);
}

TEST_F(ReaderTest, IsASourceOfRows) {
  write(sample::Rows(record));
  const Reader reader(path);
  std::vector<outcomes::Cell> row(record.layout.total_cells());
  for (std::uint64_t i = 0; i < record.keys(); ++i) {
    const outcomes::Key key = record.key_at(i);
    ASSERT_TRUE(reader.has(key));
    reader.read(key, row);
    EXPECT_EQ(row, sample::row(record, key));
    EXPECT_EQ(reader.events(key), sample::events(key));
  }
  EXPECT_FALSE(reader.has({2, 0, 0}));
  EXPECT_NO_THROW(reader.check_everything());
}

TEST_F(ReaderTest, KnowsWhichKeysAreMissing) {
  write(sample::Rows(record, [](const outcomes::Key& key) { return key.replication != 1; }));
  const Reader reader(path);
  EXPECT_EQ(reader.keys_present(), record.keys() * 3 / 4);
  EXPECT_FALSE(reader.has({0, 0, 1}));
  EXPECT_TRUE(reader.has({0, 0, 2}));
  EXPECT_TRUE(std::isnan(reader.read("people", 0)[3]));
  EXPECT_EQ(reader.read_cells(2, 0)[1], std::numeric_limits<outcomes::Cell>::max());
}

TEST_F(ReaderTest, GivesTablesBack) {
  write(sample::Rows(record));
  const Reader reader(path);
  EXPECT_THAT(reader.table_names(), ElementsAre("comparison"));
  const Table table = reader.table("comparison");
  const Table expected = sample::table();
  EXPECT_EQ(table.title, expected.title);
  ASSERT_EQ(table.columns.size(), expected.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    EXPECT_EQ(table.columns[i].name, expected.columns[i].name);
    EXPECT_EQ(table.columns[i].unit, expected.columns[i].unit);
    EXPECT_EQ(table.columns[i].meaning, expected.columns[i].meaning);
    EXPECT_EQ(table.columns[i].type, expected.columns[i].type);
  }
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[0], expected.rows[0]);
  EXPECT_EQ(table.rows[1], expected.rows[1]);
  EXPECT_EQ(std::get<std::int64_t>(table.rows[2][2]), -9007199254740993);
  EXPECT_TRUE(std::isnan(std::get<double>(table.rows[2][1])));
  EXPECT_THROW(reader.table("no_such"), core::RunError);
}

TEST_F(ReaderTest, TablesAreMadeFromWhatWasWritten) {
  WriteOptions options;
  options.make_tables = [&](const Reader& reader) {
    Table table{"sums", "", {{"sum", "people", "", ColumnType::real}}, {}};
    table.rows.push_back({reader.read("people", 1)[0]});
    return std::vector{table};
  };
  write_file(record, sample::Rows(record), path, options);
  EXPECT_EQ(std::get<double>(Reader(path).table("sums").rows[0][0]), 1000.0);
}

TEST_F(ReaderTest, WorksWithTheSmallestBatch) {
  record = sample::batch(1, 1);
  record.scenarios.pop_back();
  record.uncertain.clear();
  record.event_columns.clear();
  write(sample::Rows(record));
  EXPECT_EQ(to_text(Reader(path).batch()), to_text(record));
  EXPECT_TRUE(Reader(path).events({0, 0, 0}).empty());
}

TEST_F(ReaderTest, KeepsLongAndEmptyTexts) {
  record.scenarios[0].resolved_yaml = std::string(300000, 'y') + "é";
  record.scenarios[1].title = "";
  record.provenance.commit = "";
  record.provenance.command_line = std::string(100000, 'c');
  write(sample::Rows(record));
  EXPECT_EQ(to_text(Reader(path).batch()), to_text(record));
}

TEST_F(ReaderTest, RefusesWhatIsNotOurs) {
  EXPECT_THROW(Reader(folder / "missing.h5"), core::RunError);
  put_contents(path, "");
  EXPECT_THROW(Reader{path}, core::RunError);
  put_contents(path, "scenario,outcome\n");
  try {
    const Reader reader(path);
    FAIL();
  } catch (const core::RunError& error) {
    EXPECT_THAT(error.what(), HasSubstr(path + ": this is not a results file"));
  }
}

}  // namespace
}  // namespace nrmsim::results
