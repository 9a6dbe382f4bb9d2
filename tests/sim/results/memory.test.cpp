// Memory for writing a file does not grow with the number of replications.

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "sim/results/writer.hpp"
#include "tests/sim/results/other_process.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results {
namespace {

BatchRecord wide_batch(std::uint32_t replications) {
  BatchRecord record = sample::batch(1, replications);
  record.event_columns.clear();
  record.uncertain.clear();
  record.layout.axes[1].values.resize(300);
  for (std::size_t i = 0; i < 300; ++i) record.layout.axes[1].values[i] = static_cast<double>(i);
  return record;
}

class ConstantRows final : public RowSource {
 public:
  bool has(const outcomes::Key&) const override { return true; }
  void read(const outcomes::Key&, std::span<outcomes::Cell> row) const override {
    std::fill(row.begin(), row.end(), 0);
  }
  std::vector<TableRow> events(const outcomes::Key&) const override { return {}; }
  bool thread_safe() const override { return true; }
};

/// Largest resident memory of a process that writes the file, in KiB; 0 if it failed.
long peak_of(std::uint32_t replications, unsigned threads) {
  const TemporaryFolder folder;
  in_other_process([&] {
    WriteOptions options;
    options.threads = threads;
    write_file(wide_batch(replications), ConstantRows(), folder / "r.h5", options);
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    put_contents(folder / "peak", std::to_string(usage.ru_maxrss));
    return 0;
  });
  const std::string peak = contents_of(folder / "peak");
  return peak.empty() ? 0 : std::stol(peak);
}

TEST(Memory, DoesNotGrowWithReplications) {
  // 905 cells a row: 16000 replications of two scenarios are 220 MiB, 190 more than 2000. What does not grow is
  // a few blocks of 8 MiB; how much of them threads keep in heaps of their own is a matter of chance.
  for (const unsigned threads : {1u, 2u}) {
    const long small = peak_of(2000, threads);
    const long large = peak_of(16000, threads);
    ASSERT_GT(small, 0);
    ASSERT_GT(large, 0);
    EXPECT_LE(large, small + 24 * 1024) << threads << " threads";
  }
}

}  // namespace
}  // namespace nrmsim::results
