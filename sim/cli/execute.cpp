#include "sim/cli/execute.hpp"

#include "sim/batch/run.hpp"
#include "sim/cli/history.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/simulate.hpp"
#include "sim/cli/total.hpp"
#include "sim/results/journal_reader.hpp"

namespace nrmsim::cli {
namespace {

/// The keys of the plan that the journal, which may be of a longer batch, or earlier rows have.
batch::KeySet done_keys(const batch::Plan& plan, const results::Journal& journal,
                        const results::RowSource* earlier) {
  batch::KeySet done(plan);
  for (std::uint64_t position = 0; earlier != nullptr && position < plan.size(); ++position)
    if (const batch::Key key = plan.key_at(position); earlier->has(key)) done.insert(key);
  const auto& found = journal.done();
  for (std::uint64_t position = 0; position < found.size(); ++position) {
    const batch::Key key = journal.batch().key_at(position);
    if (found[position] && plan.contains(key)) done.insert(key);
  }
  return done;
}

/// Takes the keys of other shards for done; returns how many keys there are to do besides them.
std::uint64_t leave_to_others(batch::KeySet& done, const Shard& shard) {
  const batch::Plan& plan = done.plan();
  for (std::uint64_t position = 0; !shard.is_whole() && position < plan.size(); ++position)
    if (const batch::Key key = plan.key_at(position); !shard.has(plan, key)) done.insert(key);
  return shard.size(plan);
}

/// A key that was given up for lost and came after all is not kept twice.
bool has(const results::Journal& journal, const batch::Key& key) {
  return journal.done()[journal.batch().position_of(key)];
}

/// Runs what is missing once; fewer if other tasks were lost.
batch::RunSummary run_once(const batch::KeySet& done, Simulator& simulator, results::Journal& journal,
                           const ExecuteOptions& options, std::size_t cells, const batch::Sink& count) {
  batch::Helpers* const helpers = options.team == nullptr ? nullptr : options.team->helpers();
  return batch::run(
      done, cells, {options.threads, options.stop, helpers},
      [&simulator](const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
        simulator.run(key, worker, row);
      },
      [&](const batch::Key& key, std::span<const outcomes::Cell> row) {
        if (has(journal, key)) return;
        auto events = simulator.take_events(key);
        if (events.empty() && options.team != nullptr) events = options.team->take_events(key);
        journal.append(key, row, events);
        count(key, row);
      });
}

}  // namespace

Executed run_missing(const Prepared& prepared, results::Journal& journal, const ExecuteOptions& options) {
  batch::KeySet done = done_keys(prepared.plan(), journal, options.earlier);
  const std::uint64_t all = leave_to_others(done, options.shard);
  const Total events_in(prepared.record.layout, "events_handled");
  const Total shortfalls_in(prepared.record.layout, "candidates_short");
  Simulator simulator(prepared, options.threads + 1);  // one more for whoever serves other tasks
  Executed executed;
  Progress progress(progress_style(options.quiet), all - done.missing(), all);
  std::vector<batch::Key> finished;
  while (done.missing() > 0 && !executed.stopped) {
    finished.clear();
    const auto summary = run_once(done, simulator, journal, options, prepared.record.layout.total_cells(),
                                  [&](const batch::Key& key, std::span<const outcomes::Cell> row) {
                                    executed.events += events_in(row);
                                    if (shortfalls_in(row) > 0) ++executed.short_of_candidates;
                                    finished.push_back(key);
                                    progress.step();
                                  });
    for (const batch::Key& key : finished) done.insert(key);
    executed.ran += finished.size();
    executed.stopped = summary.stopped;
  }
  executed.seconds = progress.seconds();
  progress.finish();
  return executed;
}

void write_results(const Prepared& prepared, results::Journal& journal, const std::string& path,
                   const results::WriteOptions& options, const results::RowSource* earlier) {
  journal.sync();
  const results::JournalReader own(results::journal_path(path));
  std::vector<const results::RowSource*> sources{&own};
  if (earlier != nullptr) sources.push_back(earlier);
  const results::CombinedRows rows(std::move(sources));
  prove_shared_history(prepared.record, prepared.differs_from, rows, options.threads);
  results::BatchRecord record = prepared.record;
  record.provenance.started_utc = journal.batch().provenance.started_utc;
  record.provenance.finished_utc = now_utc();
  results::write_file(record, rows, path, options);
  journal.remove();
}

}  // namespace nrmsim::cli
