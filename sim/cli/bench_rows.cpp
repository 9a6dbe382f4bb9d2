#include "sim/cli/bench_rows.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>

#include "sim/batch/run.hpp"
#include "sim/cli/execute.hpp"
#include "sim/cli/shipped_scenarios.hpp"
#include "sim/cli/simulate.hpp"
#include "sim/core/contracts.hpp"
#include "sim/random/draws.hpp"
#include "sim/results/sent_key.hpp"

namespace nrmsim::cli {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Where the file is for the time of the measurement.
class Scratch {
 public:
  Scratch() : path_(std::filesystem::temp_directory_path() / fmt::format("nrmsim-bench-{}.h5", getpid())) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    std::filesystem::remove(results::journal_path(path_), ignored);
  }

  std::string path() const { return path_; }

 private:
  std::filesystem::path path_;
};

using Rows = std::vector<std::vector<outcomes::Cell>>;

/// What the tasks of an MPI job do with a row besides computing it.
std::vector<Speed> rows_sent(const results::BatchRecord& record, const Rows& rows) {
  const double per_row = 1e3 / static_cast<double>(rows.size());
  std::vector<std::vector<std::byte>> packed;
  auto start = Clock::now();
  for (std::uint64_t i = 0; i < rows.size(); ++i)
    packed.push_back(results::encode_sent_key({record.key_at(i), rows[i], {}}));
  const double packing = seconds_since(start);
  start = Clock::now();
  for (const auto& bytes : packed) results::decode_sent_key(bytes, record);
  const double unpacking = seconds_since(start);
  return {{"row packed for another task", "ms", packing * per_row, 0},
          {"row unpacked from another task", "ms", unpacking * per_row, 0}};
}

/// Milliseconds a row.
struct Keeping {
  double appending;
  double writing;
};

Keeping keep_rows(const Prepared& prepared, const Rows& rows, unsigned threads) {
  const Scratch scratch;
  results::Journal journal = results::Journal::open_new(results::journal_path(scratch.path()),
                                                        prepared.record, results::Existing::replace);
  auto start = Clock::now();
  for (std::uint64_t i = 0; i < rows.size(); ++i) journal.append(prepared.record.key_at(i), rows[i]);
  const double appending = seconds_since(start);
  start = Clock::now();
  write_results(prepared, journal, scratch.path(), {results::Existing::replace, {}, threads});
  const double writing = seconds_since(start);
  const double per_row = 1e3 / static_cast<double>(rows.size());
  return {appending * per_row, writing * per_row};
}

std::vector<Speed> rows_kept(const Prepared& prepared, const Rows& rows, unsigned threads) {
  std::vector<double> appending;
  std::vector<double> one;
  std::vector<double> all;
  for (int round = 0; round < rounds_by_turns; ++round) {
    const Keeping kept = keep_rows(prepared, rows, 1);
    appending.push_back(kept.appending);
    one.push_back(kept.writing);
    if (threads > 1) all.push_back(keep_rows(prepared, rows, threads).writing * threads);
  }
  return {{fmt::format("row of {:.0f} KiB into the journal", static_cast<double>(rows.front().size()) / 128),
           "ms", median(appending), 0},
          {"row from there into the results file", "ms", median(one), all.empty() ? 0 : median(all)}};
}

}  // namespace

double median(std::vector<double> values) {
  NRMSIM_EXPECTS(!values.empty());
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

Speed addressed_draw(double effort) {
  const auto draws = static_cast<std::uint64_t>(20'000'000 * std::min(effort, 1.0));
  const random::ReplicationKey key(1, 2, 3);
  double sum = 0;
  const auto start = Clock::now();
  for (std::uint64_t i = 0; i < draws; ++i) sum += random::unit_exponential(key, random::Address{i, 1, 2});
  const double seconds = seconds_since(start);
  // The mean is 1; looking at it keeps the compiler from leaving the work out.
  return {"exponential draw from an address", "ns", sum > 0 ? 1e9 * seconds / static_cast<double>(draws) : 0,
          0};
}

std::vector<Speed> rows_written(double effort, unsigned threads) {
  // A file costs something however small it is: so many rows that this weighs little, of which few are
  // computed.
  constexpr std::uint32_t computed = 32;
  const std::uint32_t batch = computed * static_cast<std::uint32_t>(std::ceil(32 * std::min(effort, 1.0)));
  ScenarioOptions options;
  options.files = {(shipped_scenarios() / "baseline.yaml").string()};
  options.draws = 1;
  options.replications = batch;
  options.scale = 0.02;
  const Prepared prepared = prepare(options, {});
  const batch::Plan plan = prepared.plan();
  const std::size_t cells = prepared.record.layout.total_cells();
  Simulator simulator(prepared, 1);
  Rows rows(plan.size());
  batch::run(
      batch::KeySet({1, 1, computed}), cells, {1},
      [&](const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
        simulator.run(key, worker, row);
      },
      [&](const batch::Key& key, std::span<const outcomes::Cell> row) {
        rows[plan.position(key)].assign(row.begin(), row.end());
      });
  for (std::size_t i = computed; i < rows.size(); ++i) rows[i] = rows[i % computed];

  std::vector<Speed> speeds = rows_sent(prepared.record, rows);
  for (Speed& speed : rows_kept(prepared, rows, threads)) speeds.push_back(std::move(speed));
  return speeds;
}

}  // namespace nrmsim::cli
