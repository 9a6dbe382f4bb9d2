// The same keys make the same datasets, however they came in; the file has the properties that other readers
// need.

#include "sim/results/writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hdf5.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <numeric>
#include <random>
#include <thread>

#include "sim/core/problems.hpp"
#include "sim/results/journal_reader.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results {
namespace {

using testing::HasSubstr;

class WriterTest : public testing::Test {
 protected:
  TemporaryFolder folder;
  BatchRecord record = sample::batch();

  /// Writes the keys to a journal in that order, stopping and going on after `stop` keys, and then the file.
  std::string by_journal(const std::string& name, std::vector<outcomes::Key> keys, std::size_t stop,
                         unsigned threads = 1) {
    const std::string path = folder / name;
    Journal journal = Journal::open_new(journal_path(path), record, Existing::refuse);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i == stop) {
        journal.close();
        journal = Journal::open_existing(journal_path(path));
      }
      journal.append(keys[i], sample::row(record, keys[i]), sample::events(keys[i]));
    }
    journal.close();
    WriteOptions options;
    options.threads = threads;
    write_file(record, JournalReader(journal_path(path)), path, options);
    return path;
  }

  std::vector<outcomes::Key> keys() const {
    std::vector<outcomes::Key> all;
    for (std::uint64_t i = 0; i < record.keys(); ++i) all.push_back(record.key_at(i));
    return all;
  }
};

// With the same provenance even the bytes of the whole file agree, which says more than a comparison of
// datasets.
TEST_F(WriterTest, DoesNotDependOnTheOrderOfTheJournal) {
  const std::string expected = contents_of(by_journal("in-order.h5", keys(), 1000));
  std::vector<outcomes::Key> order = keys();
  std::reverse(order.begin(), order.end());
  EXPECT_TRUE(contents_of(by_journal("reversed.h5", order, 5)) == expected);
  std::mt19937 generator(7);
  for (int i = 0; i < 3; ++i) {
    std::shuffle(order.begin(), order.end(), generator);
    EXPECT_TRUE(contents_of(by_journal("shuffled-" + std::to_string(i) + ".h5", order, 7)) == expected);
  }
}

TEST_F(WriterTest, DoesNotDependOnWhereTheRowsCameFrom) {
  const std::string expected = contents_of(by_journal("all.h5", keys(), 1000));
  std::vector<std::string> parts;
  for (std::uint32_t part = 0; part < 3; ++part) {
    parts.push_back(folder / ("part-" + std::to_string(part) + ".h5"));
    write_file(
        record,
        sample::Rows(record, [&](const outcomes::Key& key) { return record.position_of(key) % 3 == part; }),
        parts.back());
  }
  const Reader a(parts[0]), b(parts[1]), c(parts[2]);
  write_file(record, CombinedRows({&a, &b, &c}), folder / "merged.h5");
  EXPECT_TRUE(contents_of(folder / "merged.h5") == expected);
}

TEST_F(WriterTest, DoesNotDependOnTheThreads) {
  record = sample::batch(2, 3000);  // chunks with a ragged end, several of them ready at a time
  std::vector<outcomes::Key> order = keys();
  std::mt19937 generator(7);
  std::shuffle(order.begin(), order.end(), generator);
  order.resize(order.size() - 100);  // some are missing
  const std::string expected = contents_of(by_journal("1.h5", order, 1000));
  for (const unsigned threads : {2u, 5u})
    EXPECT_TRUE(contents_of(by_journal(std::to_string(threads) + ".h5", order, 1000, threads)) == expected);
}

/// Notices two readers at a time.
class RowsForOneThread final : public RowSource {
 public:
  explicit RowsForOneThread(const BatchRecord& record) : rows_(record) {}
  bool has(const outcomes::Key& key) const override { return rows_.has(key); }
  void read(const outcomes::Key& key, std::span<outcomes::Cell> row) const override {
    if (++readers_ > 1) met_ = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    rows_.read(key, row);
    --readers_;
  }
  std::vector<TableRow> events(const outcomes::Key& key) const override { return rows_.events(key); }
  bool met() const { return met_; }

 private:
  sample::Rows rows_;
  mutable std::atomic<int> readers_{0};
  mutable std::atomic<bool> met_{false};
};

TEST_F(WriterTest, ReadsOnOneThreadWhatBearsNoMore) {
  EXPECT_FALSE(Reader(by_journal("a.h5", keys(), 1000)).thread_safe());
  WriteOptions options;
  options.threads = 3;
  const RowsForOneThread rows(record);
  write_file(record, rows, folder / "b.h5", options);
  EXPECT_FALSE(rows.met());
  EXPECT_TRUE(contents_of(folder / "a.h5") == contents_of(folder / "b.h5"));
}

TEST_F(WriterTest, DoesNotDependOnTheTime) {
  write_file(record, sample::Rows(record), folder / "a.h5");
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // HDF5 counts time in seconds
  write_file(record, sample::Rows(record), folder / "b.h5");
  EXPECT_TRUE(contents_of(folder / "a.h5") == contents_of(folder / "b.h5"));
}

TEST_F(WriterTest, ChangesOnlyProvenanceWithTheCommand) {
  write_file(record, sample::Rows(record), folder / "a.h5");
  record.provenance.finished_utc = "2030-01-01T00:00:00Z";
  record.provenance.command_line = "something else";
  write_file(record, sample::Rows(record), folder / "b.h5");
  const Reader a(folder / "a.h5"), b(folder / "b.h5");
  for (std::uint32_t s = 0; s < 2; ++s)
    for (std::size_t i = 0; i < record.layout.outcomes.size(); ++i)
      EXPECT_EQ(a.read_cells(i, s), b.read_cells(i, s));
  EXPECT_NE(a.batch().provenance.command_line, b.batch().provenance.command_line);
}

TEST_F(WriterTest, ChunksThatDoNotDivideTheBatch) {
  // 20000 replications of 1 and 9 cells: several chunks with a ragged end.
  record = sample::batch(1, 20011);
  record.scenarios.pop_back();
  record.uncertain.clear();
  record.event_columns.clear();
  write_file(record, sample::Rows(record), folder / "a.h5");
  const Reader reader(folder / "a.h5");
  for (std::size_t i = 0; i < record.layout.outcomes.size(); ++i) {
    const std::size_t cells = record.layout.cells_of(record.layout.outcomes[i]);
    const auto read = reader.read_cells(i, 0);
    for (const std::uint32_t r : {0u, 1u, 1820u, 1821u, 16383u, 16384u, 20010u})
      for (std::size_t j = 0; j < cells; ++j)
        ASSERT_EQ(read[r * cells + j], sample::cell(record.layout.outcomes[i], i, {0, 0, r}, j));
  }
}

// 905 cells a row, so some 1,160 rows are in memory at a time, and chunks go on from each such block to the
// next.
TEST_F(WriterTest, ChunksThatGoOnFromBlockToBlock) {
  record = sample::batch(1, 1500);
  record.uncertain.clear();
  record.event_columns.clear();
  auto& durations = record.layout.axes[1].values;
  durations.resize(300);
  std::iota(durations.begin(), durations.end(), 0);
  for (const unsigned threads : {1u, 2u, 5u}) {
    WriteOptions options;
    options.threads = threads;
    options.existing = Existing::replace;
    write_file(record, sample::Rows(record), folder / "a.h5", options);
    const Reader reader(folder / "a.h5");
    for (std::uint32_t s = 0; s < 2; ++s)
      for (std::size_t i = 0; i < record.layout.outcomes.size(); ++i) {
        const std::size_t cells = record.layout.cells_of(record.layout.outcomes[i]);
        const auto read = reader.read_cells(i, s);
        ASSERT_EQ(read.size(), 1500 * cells);
        for (std::uint32_t r = 0; r < 1500; ++r)
          for (std::size_t j = 0; j < cells; ++j)
            ASSERT_EQ(read[r * cells + j], sample::cell(record.layout.outcomes[i], i, {s, 0, r}, j))
                << threads << " threads, outcome " << i << ", replication " << r << ", cell " << j;
      }
  }
}

TEST_F(WriterTest, NeverReplacesUnlessTold) {
  put_contents(folder / "a.h5", "mine");
  EXPECT_THROW(write_file(record, sample::Rows(record), folder / "a.h5"), core::RunError);
  EXPECT_EQ(contents_of(folder / "a.h5"), "mine");
  WriteOptions options;
  options.existing = Existing::replace;
  write_file(record, sample::Rows(record), folder / "a.h5", options);
  EXPECT_EQ(Reader(folder / "a.h5").keys_present(), record.keys());
}

class BrokenRows final : public RowSource {
 public:
  bool has(const outcomes::Key&) const override { return true; }
  void read(const outcomes::Key& key, std::span<outcomes::Cell>) const override {
    if (key.scenario == 1) throw core::RunError("the journal broke");
  }
  bool thread_safe() const override { return true; }
  std::vector<TableRow> events(const outcomes::Key&) const override { return {}; }
};

TEST_F(WriterTest, LeavesNothingBehindWhenItFails) {
  EXPECT_THROW(write_file(record, BrokenRows(), folder / "a.h5"), core::RunError);
  WriteOptions options;
  options.threads = 3;
  EXPECT_THROW(write_file(record, BrokenRows(), folder / "a.h5", options), core::RunError);
  options.make_tables = [](const Reader&) -> std::vector<Table> { throw core::RunError("no tables"); };
  EXPECT_THROW(write_file(record, sample::Rows(record), folder / "a.h5", options), core::RunError);
  record.draws = 0;
  EXPECT_THROW(write_file(record, sample::Rows(record), folder / "a.h5"), core::RunError);
  EXPECT_EQ(folder.entries(), 0u);
}

TEST_F(WriterTest, SaysWhyAFolderDoesNotDo) {
  try {
    write_file(record, sample::Rows(record), folder / "missing/a.h5");
    FAIL();
  } catch (const core::RunError& error) {
    EXPECT_THAT(error.what(), HasSubstr("missing/a.h5"));
    EXPECT_THAT(error.what(), HasSubstr("No such file"));
  }
}

}  // namespace
}  // namespace nrmsim::results
