// nrmsim reproduce FILE.h5: recomputes a sample of replications from what the file holds and compares bit for
// bit.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "sim/batch/run.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/option_checks.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/recompute.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/cli/simulate.hpp"
#include "sim/cli/stop_on_signal.hpp"
#include "sim/cli/wording.hpp"

namespace nrmsim::cli {
namespace {

struct ReproduceOptions {
  std::string path;
  std::uint64_t sample = 10;
  unsigned threads = 1;
  bool quiet = false;
};

/// A number that looks random and depends on its place alone.
std::uint64_t scramble(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

/// Everything is "done" except the sample: one key out of each of `count` stretches of equal length, so that
/// all scenarios and draws have their share.
batch::KeySet all_but_sample(const batch::Plan& plan, const results::Reader& reader, std::uint64_t count) {
  std::vector<std::uint64_t> present;
  for (std::uint64_t position = 0; position < plan.size(); ++position) {
    if (reader.has(plan.key_at(position))) present.push_back(position);
  }
  count = std::min<std::uint64_t>(count, present.size());
  std::vector<bool> chosen(plan.size(), false);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t from = present.size() * i / count;
    const std::uint64_t to = present.size() * (i + 1) / count;
    chosen[present[from + scramble(i + 1) % (to - from)]] = true;
  }
  batch::KeySet done(plan);
  for (std::uint64_t position = 0; position < plan.size(); ++position) {
    if (!chosen[position]) done.insert(plan.key_at(position));
  }
  return done;
}

std::string name_of(const results::BatchRecord& record, const batch::Key& key) {
  return fmt::format("scenario '{}', draw {}, replication {}", record.scenarios[key.scenario].name, key.draw,
                     key.replication);
}

ExitStatus reproduce(const ReproduceOptions& options) {
  const results::Reader reader = open_results(options.path);
  require_same_program(reader.batch());
  const Prepared prepared = prepare_again(reader.batch());
  const batch::Plan plan = prepared.plan();
  const batch::KeySet done = all_but_sample(plan, reader, options.sample);
  const outcomes::Layout& layout = prepared.record.layout;

  const StopOnSignal signals;
  Simulator simulator(prepared, options.threads);
  Progress progress(progress_style(options.quiet), 0, done.missing());
  std::vector<outcomes::Cell> stored(layout.total_cells());
  std::vector<std::string> unlike;
  const auto summary = batch::run(
      done, layout.total_cells(), {options.threads, signals.token()},
      [&simulator](const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
        simulator.run(key, worker, row);
      },
      [&](const batch::Key& key, std::span<const outcomes::Cell> row) {
        reader.read(key, stored);
        if (const auto outcome = first_difference(layout, stored, row)) {
          unlike.push_back(fmt::format("{}: '{}' differs", name_of(prepared.record, key), *outcome));
        }
        progress.step();
      });
  progress.finish();
  for (const auto& line : unlike) fmt::print("{}\n", line);
  fmt::print("{} of {} recomputed {} the same, bit for bit\n", grouped(summary.ran - unlike.size()),
             counted(summary.ran, "replication", "replications"), summary.ran == 1 ? "is" : "are");
  if (summary.stopped) return ExitStatus::interrupted;
  return unlike.empty() ? ExitStatus::done : ExitStatus::failed;
}

}  // namespace

void add_reproduce(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand(
      "reproduce",
      "Recompute a sample of replications from what a results file holds and compare bit for bit");
  auto options = std::make_shared<ReproduceOptions>();
  command->add_option("FILE.h5", options->path, "Results file")->required();
  command->add_option("--sample", options->sample, "Replications to recompute; 10 unless given")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(1, std::uint64_t{1} << 53), ""));
  add_threads_option(*command, options->threads);
  command->add_flag("--quiet,-q", options->quiet, "Show no progress");
  command->callback([options, &chosen] { chosen.action = [options] { return reproduce(*options); }; });
}

}  // namespace nrmsim::cli
