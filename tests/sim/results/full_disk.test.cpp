// A disk that fills up, imitated by a limit on the size of files, which the system reports in the same way.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>

#include "sim/core/problems.hpp"
#include "sim/parallel/workers.hpp"
#include "sim/results/journal_reader.hpp"
#include "sim/results/writer.hpp"
#include "tests/sim/results/other_process.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results {
namespace {

/// Numbers that do not compress, so that the limit is met while outcomes are written.
class NoisyRows final : public RowSource {
 public:
  bool has(const outcomes::Key&) const override { return true; }
  void read(const outcomes::Key& key, std::span<outcomes::Cell> row) const override {
    std::uint64_t state = key.replication * 1000003u + key.draw;
    for (outcomes::Cell& cell : row)
      cell = (state = state * 6364136223846793005u + 1442695040888963407u) >> 2;
  }
  std::vector<TableRow> events(const outcomes::Key&) const override { return {}; }
  bool thread_safe() const override { return true; }
};

void limit_file_size(std::size_t bytes) {
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes;
  ::setrlimit(RLIMIT_FSIZE, &limit);
  // Set before HDF5 starts, so done after HDF5 has ended: a build that counts lines writes its counts last,
  // and half of them would spoil what all other tests have counted.
  std::atexit([] {
    rlimit lifted{};
    ::getrlimit(RLIMIT_FSIZE, &lifted);
    lifted.rlim_cur = lifted.rlim_max;
    ::setrlimit(RLIMIT_FSIZE, &lifted);
  });
}

bool is_clear(const core::RunError& error) {
  return std::string(error.what()).find("the disk is full or a limit is reached") != std::string::npos;
}

TEST(FullDisk, LeavesNoHalfFile) {
  const TemporaryFolder folder;
  const BatchRecord record = sample::batch(1, 5000);
  // Limits that are met at different moments: at once, in the middle, and close to the end.
  for (const std::size_t limit : {0u, 1000u, 20000u, 100000u, 300000u, 500000u})
    for (const unsigned threads : {1u, 2u}) {
      const int answer = in_other_process([&] {
        parallel::on_each_worker(2, [](unsigned) {});  // clang's runtime writes a file when it starts
        limit_file_size(limit);
        try {
          WriteOptions options;
          options.threads = threads;
          write_file(record, NoisyRows(), folder / "r.h5", options);
          return 1;
        } catch (const core::RunError& error) {
          if (!is_clear(error)) std::fprintf(stderr, "%s\n", error.what());
          if (!is_clear(error)) return 2;
          // The library must be able to end as well: leave like a program does.
          std::exit(0);
        }
      });
      EXPECT_EQ(answer, 0) << "limit " << limit << ", threads " << threads;
      EXPECT_EQ(folder.entries(), 0u) << "limit " << limit << ", threads " << threads;
    }
}

TEST(FullDisk, KeepsWhatTheJournalHolds) {
  const TemporaryFolder folder;
  const std::string path = folder / "r.h5.part";
  const BatchRecord record = sample::batch(3, 4);
  Journal::open_new(path, record, Existing::refuse).close();
  const std::size_t head = std::filesystem::file_size(path);
  const int done = in_other_process([&] {
    Journal journal = Journal::open_existing(path);
    limit_file_size(head + 1000);
    int appended = 0;
    try {
      for (std::uint64_t i = 0; i < record.keys(); ++i, ++appended)
        journal.append(record.key_at(i), sample::row(record, record.key_at(i)));
    } catch (const core::RunError& error) {
      return is_clear(error) ? appended : 98;
    }
    return 97;
  });
  ASSERT_GT(done, 0);
  ASSERT_LT(done, 24);
  Journal journal = Journal::open_existing(path);
  EXPECT_EQ(journal.torn_bytes(), 0u);  // the half record was cut off at once
  for (std::uint64_t i = static_cast<std::uint64_t>(done); i < record.keys(); ++i)
    journal.append(record.key_at(i), sample::row(record, record.key_at(i)));
  journal.close();
  EXPECT_EQ(JournalReader(path).keys_done(), record.keys());
}

}  // namespace
}  // namespace nrmsim::results
