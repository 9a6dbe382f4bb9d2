#include "sim/results/journal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include "sim/core/problems.hpp"
#include "sim/results/journal_reader.hpp"
#include "tests/sim/results/other_process.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results {
namespace {

using testing::HasSubstr;

void append(Journal& journal, const outcomes::Key& key) {
  journal.append(key, sample::row(journal.batch(), key), sample::events(key));
}

std::size_t count_done(const std::vector<bool>& done) {
  return static_cast<std::size_t>(std::count(done.begin(), done.end(), true));
}

/// Every key that the reader has is right.
void expect_right(const JournalReader& reader) {
  const BatchRecord& record = reader.batch();
  std::vector<outcomes::Cell> row(record.layout.total_cells());
  for (std::uint64_t i = 0; i < record.keys(); ++i) {
    const outcomes::Key key = record.key_at(i);
    if (!reader.has(key)) continue;
    reader.read(key, row);
    EXPECT_EQ(row, sample::row(record, key));
    EXPECT_EQ(reader.events(key), sample::events(key));
  }
}

class JournalTest : public testing::Test {
 protected:
  TemporaryFolder folder;
  std::string path = journal_path(folder / "r.h5");
  BatchRecord record = sample::batch();
};

TEST_F(JournalTest, GivesBackWhatWasAppended) {
  EXPECT_EQ(path, folder / "r.h5.part");
  Journal journal = Journal::open_new(path, record, Existing::refuse);
  const std::vector<outcomes::Key> keys{{1, 2, 3}, {0, 0, 0}, {1, 0, 0}};
  for (const outcomes::Key& key : keys) append(journal, key);
  EXPECT_EQ(count_done(journal.done()), 3u);
  const JournalReader meanwhile(path);  // while the other end is open
  EXPECT_EQ(meanwhile.keys_done(), 3u);
  EXPECT_LE(meanwhile.first_append(), meanwhile.last_append());
  EXPECT_GT(meanwhile.first_append(), 1.7e9);
  for (const outcomes::Key& key : keys) EXPECT_TRUE(meanwhile.has(key));
  EXPECT_FALSE(meanwhile.has({0, 1, 0}));
  EXPECT_FALSE(meanwhile.has({9, 9, 9}));
  expect_right(meanwhile);
  EXPECT_TRUE(differences(meanwhile.batch(), record).empty());
}

TEST_F(JournalTest, GoesOnWhereItStopped) {
  {
    Journal journal = Journal::open_new(path, record, Existing::refuse);
    append(journal, {0, 1, 2});
    journal.close();
  }
  Journal journal = Journal::open_existing(path);
  EXPECT_EQ(journal.torn_bytes(), 0u);
  EXPECT_EQ(count_done(journal.done()), 1u);
  EXPECT_TRUE(journal.done()[record.position_of({0, 1, 2})]);
  append(journal, {1, 1, 2});
  journal.close();
  EXPECT_EQ(JournalReader(path).keys_done(), 2u);
  expect_right(JournalReader(path));
}

TEST_F(JournalTest, DropsATailThatIsTornAtAnyByte) {
  std::size_t before = 0;
  {
    Journal journal = Journal::open_new(path, record, Existing::refuse);
    append(journal, {0, 0, 0});
    before = std::filesystem::file_size(path);
    append(journal, {0, 0, 1});
    journal.close();
  }
  const std::string whole = contents_of(path);
  for (std::size_t size = before; size < whole.size(); ++size) {
    put_contents(path, whole.substr(0, size));
    {
      const JournalReader reader(path);
      ASSERT_EQ(reader.keys_done(), 1u) << "cut at " << size;
    }
    Journal journal = Journal::open_existing(path);
    ASSERT_EQ(journal.torn_bytes(), size - before);
    ASSERT_EQ(std::filesystem::file_size(path), before);
    append(journal, {0, 0, 1});
    journal.close();
    const JournalReader reader(path);
    ASSERT_EQ(reader.keys_done(), 2u);
    expect_right(reader);
  }
}

TEST_F(JournalTest, NoticesAnyFlippedByte) {
  {
    Journal journal = Journal::open_new(path, record, Existing::refuse);
    append(journal, {0, 0, 0});
    append(journal, {0, 0, 1});
    journal.close();
  }
  const std::string whole = contents_of(path);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] ^= 0x10;
    put_contents(path, changed);
    try {
      const JournalReader reader(path);
      ASSERT_LT(reader.keys_done(), 2u) << "byte " << i;
      expect_right(reader);
    } catch (const core::RunError& error) {
      EXPECT_THAT(error.what(), HasSubstr(path));  // the first record, or the name of the format
    }
  }
}

TEST_F(JournalTest, CutAnywhereNeverGivesWrongRows) {
  {
    Journal journal = Journal::open_new(path, record, Existing::refuse);
    append(journal, {0, 0, 0});
    journal.close();
  }
  const std::string whole = contents_of(path);
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    put_contents(path, whole.substr(0, size));
    try {
      EXPECT_EQ(JournalReader(path).keys_done(), 0u);
    } catch (const core::RunError& error) {
      EXPECT_THAT(error.what(), HasSubstr(path));
    }
  }
}

TEST_F(JournalTest, HasOneWriterAtATime) {
  Journal journal = Journal::open_new(path, record, Existing::refuse);
  EXPECT_TRUE(journal_in_use(path));
  const auto refused = [&](auto open) {
    return in_other_process([&] {
      try {
        open();
        return 0;
      } catch (const core::RunError& error) {
        return std::string(error.what()).find("another process") != std::string::npos ? 1 : 2;
      }
    });
  };
  EXPECT_EQ(refused([&] { Journal::open_existing(path); }), 1);
  EXPECT_EQ(refused([&] { Journal::open_new(path, record, Existing::replace); }), 1);
  append(journal, {0, 0, 0});
  journal.close();
  EXPECT_FALSE(journal_in_use(path));
  EXPECT_EQ(JournalReader(path).keys_done(), 1u);
}

TEST_F(JournalTest, SurvivesKill) {
  const int how = in_other_process([&] {
    Journal journal = Journal::open_new(path, record, Existing::refuse);
    append(journal, {0, 0, 0});
    append(journal, {0, 0, 1});
    ::raise(SIGKILL);
    return 0;
  });
  ASSERT_EQ(how, 1000 + SIGKILL);
  EXPECT_FALSE(journal_in_use(path));
  Journal journal = Journal::open_existing(path);
  EXPECT_EQ(count_done(journal.done()), 2u);
}

TEST_F(JournalTest, DoesNotReplaceUnlessTold) {
  Journal::open_new(path, record, Existing::refuse).close();
  EXPECT_THROW(Journal::open_new(path, record, Existing::refuse), core::RunError);
  BatchRecord other = record;
  other.seed = 1;
  Journal::open_new(path, other, Existing::replace).close();
  EXPECT_EQ(JournalReader(path).batch().seed, 1u);
}

TEST_F(JournalTest, KeepsTheFirstOfTwoRecordsOfAKey) {
  Journal journal = Journal::open_new(path, record, Existing::refuse);
  append(journal, {0, 0, 0});
  journal.append({0, 0, 0}, std::vector<outcomes::Cell>(record.layout.total_cells(), 0));
  const JournalReader reader(path);
  EXPECT_EQ(reader.keys_done(), 1u);
  expect_right(reader);
}

TEST_F(JournalTest, GoesAwayWhenRemoved) {
  Journal journal = Journal::open_new(path, record, Existing::refuse);
  journal.remove();
  EXPECT_EQ(folder.entries(), 0u);
}

TEST_F(JournalTest, RefusesWhatIsNoJournal) {
  EXPECT_THROW(JournalReader{path}, core::RunError);
  EXPECT_THROW(Journal::open_existing(path), core::RunError);
  put_contents(path, "hello, this is something else entirely");
  EXPECT_THROW(JournalReader{path}, core::RunError);
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  EXPECT_THROW(JournalReader{path}, core::RunError);
  EXPECT_THROW(Journal::open_new(path, record, Existing::replace), core::RunError);
  EXPECT_THROW(Journal::open_new(folder / "no/such/folder.part", record, Existing::replace), core::RunError);
}

}  // namespace
}  // namespace nrmsim::results
