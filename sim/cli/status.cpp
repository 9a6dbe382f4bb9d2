// nrmsim status FILE.h5: what is done, what is missing, at what rate.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "sim/batch/key.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/cli/shard.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/journal.hpp"
#include "sim/results/journal_reader.hpp"
#include "sim/results/reader.hpp"

namespace nrmsim::cli {
namespace {

namespace fs = std::filesystem;

/// Keys of each scenario that a source has.
std::vector<std::uint64_t> done_by_scenario(const results::BatchRecord& batch,
                                            const results::RowSource& rows) {
  std::vector<std::uint64_t> done(batch.scenarios.size());
  for (std::uint64_t position = 0; position < batch.keys(); ++position) {
    const outcomes::Key key = batch.key_at(position);
    if (rows.has(key)) ++done[key.scenario];
  }
  return done;
}

void print_scenarios(const results::BatchRecord& batch, const results::RowSource& rows) {
  const auto done = done_by_scenario(batch, rows);
  const std::uint64_t each = std::uint64_t{batch.draws} * batch.replications;
  std::size_t width = 0;
  for (const auto& scenario : batch.scenarios) width = std::max(width, scenario.name.size());
  for (std::size_t i = 0; i < done.size(); ++i) {
    fmt::print("  {:<{}}  {} of {}\n", batch.scenarios[i].name, width, grouped(done[i]), grouped(each));
  }
}

void print_counts(const results::BatchRecord& batch, std::uint64_t done) {
  fmt::print("done     {} of {} ({} x {} x {})\n", grouped(done), grouped(batch.keys()),
             counted(batch.scenarios.size(), "scenario", "scenarios"), counted(batch.draws, "draw", "draws"),
             counted(batch.replications, "replication", "replications"));
  fmt::print("missing  {}\n", grouped(batch.keys() - done));
}

/// What follows `--shard` in the command that began the batch; empty for a whole one.
std::string shard_of(const results::BatchRecord& batch) {
  constexpr std::string_view option = "--shard";
  std::istringstream words(batch.provenance.command_line);
  for (std::string word; words >> word;) {
    if (word == option) return words >> word ? word : "";
    if (word.starts_with(std::string(option) + '=')) return word.substr(option.size() + 1);
  }
  return {};
}

/// Says which part of the batch it is, if it is one; how many replications it should have.
std::uint64_t print_shard(const results::BatchRecord& batch) {
  const std::string shard = shard_of(batch);
  if (shard.find('/') == std::string::npos) return batch.keys();  // none, or only the job array knew which
  const std::uint64_t all = parse_shard(shard).size(
      {static_cast<std::uint32_t>(batch.scenarios.size()), batch.draws, batch.replications});
  fmt::print("shard    {}, which is {} of them\n", shard, grouped(all));
  return all;
}

ExitStatus unfinished(const std::string& journal, const std::string& path) {
  const results::JournalReader reader(journal);
  const std::uint64_t done = reader.keys_done();
  const bool running = results::journal_in_use(journal);
  fmt::print("{}: not finished, {}\n", path, running ? "running now" : "nothing is running");
  print_counts(reader.batch(), done);
  print_scenarios(reader.batch(), reader);
  const std::uint64_t all = print_shard(reader.batch());
  const double seconds = reader.last_append() - reader.first_append();
  if (done > 1 && seconds > 0) {
    const double rate = static_cast<double>(done - 1) / seconds;
    fmt::print("rate     {:.3g} replications a second from the first to the last\n", rate);
    fmt::print("left     about {} at that rate\n",
               duration(static_cast<double>(all - std::min(all, done)) / rate));
  }
  if (!running) fmt::print("The same 'nrmsim run' command with --resume goes on from here.\n");
  return ExitStatus::done;
}

ExitStatus status(const std::string& named) {
  const std::string path = batch_of(named);
  const std::string journal = results::journal_path(path);
  std::error_code ignored;
  if (fs::exists(journal, ignored)) {
    require_readable_file(journal, "a journal that nrmsim wrote");
    return unfinished(journal, path);
  }
  const results::Reader reader = open_results(path);
  const bool whole = reader.keys_present() == reader.batch().keys();
  fmt::print("{}: {}\n", path, whole ? "complete" : "a part of a batch");
  print_counts(reader.batch(), reader.keys_present());
  print_scenarios(reader.batch(), reader);
  if (!whole) print_shard(reader.batch());
  return ExitStatus::done;
}

}  // namespace

void add_status(CLI::App& app, Chosen& chosen) {
  auto* command =
      app.add_subcommand("status", "Say what of a batch is done, what is missing, and at what rate");
  auto path = std::make_shared<std::string>();
  command->add_option("FILE.h5", *path, "Results file, finished or not")->required();
  command->callback([path, &chosen] { chosen.action = [path] { return status(*path); }; });
}

}  // namespace nrmsim::cli
