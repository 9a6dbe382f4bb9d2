// nrmsim merge SHARD.h5... -o FILE.h5: the parts of a batch as one file.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "sim/cli/command.hpp"
#include "sim/cli/headlines.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/recognise.hpp"
#include "sim/results/rows.hpp"
#include "sim/results/unreadable_file.hpp"

namespace nrmsim::cli {
namespace {

struct MergeOptions {
  std::vector<std::string> files;
  std::string output;
  bool overwrite = false;
  bool quiet = false;
  unsigned threads = 1;
};

std::vector<results::Reader> open_all(const std::vector<std::string>& files) {
  std::vector<results::Reader> readers;
  readers.reserve(files.size());
  for (const std::string& file : files) readers.push_back(open_results(file));
  return readers;
}

/// Every file has to be a part of the batch that the first one is a part of.
void require_one_batch(const std::vector<results::Reader>& parts) {
  std::vector<core::Problem> problems;
  const results::BatchRecord& first = parts.front().batch();
  for (const results::Reader& part : parts) {
    std::vector<std::string> unlike = results::differences(first, part.batch());
    if (part.batch().draws != first.draws || part.batch().replications != first.replications)
      unlike.push_back(fmt::format("{} draws x {} replications instead of {} x {}", part.batch().draws,
                                   part.batch().replications, first.draws, first.replications));
    constexpr std::size_t most = 3;
    if (unlike.size() > most) unlike.resize(most);
    if (!unlike.empty()) {
      problems.push_back(
          {{part.path()},
           fmt::format("it does not belong with {}: {}", parts.front().path(), fmt::join(unlike, "; ")),
           "shards of one batch"});
    }
  }
  if (!problems.empty()) throw core::InputError(std::move(problems));
}

/// Names what no part has: a few keys and how many there are.
void require_every_key(const results::BatchRecord& record, const results::RowSource& rows,
                       const std::string& file) {
  constexpr std::size_t most = 5;
  std::vector<std::string> examples;
  std::uint64_t missing = 0;
  for (std::uint64_t position = 0; position < record.keys(); ++position) {
    const outcomes::Key key = record.key_at(position);
    if (rows.has(key)) continue;
    if (++missing <= most)
      examples.push_back(fmt::format("{}, draw {}, replication {}", record.scenarios[key.scenario].name,
                                     key.draw, key.replication));
  }
  if (missing == 0) return;
  throw core::InputError(
      {{file},
       fmt::format("{} of {} replications are in none of the files: {}{}", missing, record.keys(),
                   fmt::join(examples, "; "), missing > most ? "; ..." : ""),
       "every shard of the batch"});
}

/// A shard is somebody's work until the whole is written.
void require_other_file(const MergeOptions& options) {
  std::error_code ignored;
  for (const std::string& file : options.files)
    if (std::filesystem::equivalent(file, options.output, ignored))
      throw core::InputError({{"-o"}, options.output + " is one of the shards", "another name"});
}

/// The results that are there under the name, if they can be read; their seal is looked at here.
std::optional<results::Reader> readable(const std::string& path) {
  if (!results::is_results_file(path)) return std::nullopt;
  try {
    return results::Reader(path);
  } catch (const results::UnreadableFile&) {
    return std::nullopt;
  }
}

/// Whether `there` holds just these rows, so that merging once more has nothing to do.
bool holds(const results::Reader& there, const results::BatchRecord& record, const results::RowSource& rows) {
  if (!results::differences(record, there.batch()).empty() || there.batch().keys() != record.keys() ||
      there.batch().draws != record.draws || there.keys_present() != record.keys())
    return false;
  std::vector<outcomes::Cell> expected(record.layout.total_cells());
  std::vector<outcomes::Cell> found(expected.size());
  for (std::uint64_t position = 0; position < record.keys(); ++position) {
    const outcomes::Key key = record.key_at(position);
    rows.read(key, expected);
    there.read(key, found);
    if (found != expected) return false;
  }
  return true;
}

/// core::InputError if anything is there under the name and may not be replaced.
void require_free(const MergeOptions& options) {
  if (options.overwrite || !is_taken(options.output)) return;
  throw core::InputError(
      {{options.output},
       "the file, or an unfinished batch of that name, is there and does not hold these shards",
       "--overwrite, or another name after -o"});
}

ExitStatus merge(const MergeOptions& options) {
  require_other_file(options);
  if (options.overwrite)
    look_at_output(options.output, IfThere::overwrite);
  else
    require_writable_place(options.output);
  require_fitting_name(options.output);
  const std::vector<results::Reader> parts = open_all(options.files);
  require_one_batch(parts);
  std::vector<const results::RowSource*> sources;
  sources.reserve(parts.size());
  for (const results::Reader& part : parts) sources.push_back(&part);
  const results::CombinedRows rows(std::move(sources));
  results::BatchRecord record = parts.front().batch();
  require_every_key(record, rows, parts.front().path());
  const std::optional<results::Reader> there = options.overwrite ? std::nullopt : readable(options.output);
  if (there && holds(*there, record, rows)) {
    print_headlines(*there);
    if (!options.quiet) fmt::print(stderr, "{} is complete already\n", options.output);
    return ExitStatus::done;
  }
  require_free(options);
  for (const results::Reader& part : parts) {
    results::Provenance& from = record.provenance;
    from.started_utc = std::min(from.started_utc, part.batch().provenance.started_utc);
    from.finished_utc = std::max(from.finished_utc, part.batch().provenance.finished_utc);
  }
  make_folder_of(options.output);
  results::write_file(record, rows, options.output,
                      {options.overwrite ? results::Existing::replace : results::Existing::refuse,
                       headline_tables(), options.threads});
  print_headlines(results::Reader(options.output));
  if (!options.quiet) fmt::print(stderr, "results in {}\n", options.output);
  return ExitStatus::done;
}

}  // namespace

void add_merge(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand("merge", "Put the shards of a batch together into one results file");
  auto options = std::make_shared<MergeOptions>();
  command->add_option("SHARD.h5", options->files, "Files that `run --shard` wrote; one may be given twice")
      ->required();
  command->add_option("-o,--output", options->output, "The whole batch")->type_name("FILE.h5")->required();
  command->add_flag("--overwrite", options->overwrite, "Replace results of that name");
  add_threads_option(*command, options->threads, "Threads that pack what is written");
  command->add_flag("--quiet,-q", options->quiet, "Say nothing but the comparison and what goes wrong");
  command->callback([options, &chosen] { chosen.action = [options] { return merge(*options); }; });
}

}  // namespace nrmsim::cli
