// nrmsim run SCENARIO.yaml...: runs a batch, writes its results, prints the comparison.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "sim/cli/command.hpp"
#include "sim/cli/execute.hpp"
#include "sim/cli/headlines.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/cli/run_options.hpp"
#include "sim/cli/scenario_notes.hpp"
#include "sim/cli/stop_on_signal.hpp"
#include "sim/cli/until_precise.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

/// The command that goes on with an interrupted run.
std::string resume_command(const std::vector<std::string>& command_line) {
  std::string text;
  for (const std::string& word : command_line) {
    if (word == "--overwrite" || word == "--resume") continue;
    const bool plain =
        !word.empty() && word.find_first_of(" \t\n'\"\\$&;|<>()*?[]#~`!{}") == std::string::npos;
    std::string quoted = word;
    for (std::size_t at = 0; (at = quoted.find('\'', at)) != std::string::npos; at += 4)
      quoted.replace(at, 1, "'\\''");
    text += (plain ? word : '\'' + quoted + '\'') + ' ';
  }
  return text + "--resume";
}

/// Refuses to go on with, or to take for complete, what another command began.
void require_same_batch(const results::BatchRecord& there, const results::BatchRecord& wanted,
                        const std::string& path, bool same_size = true) {
  std::vector<std::string> unlike = results::differences(there, wanted);
  const auto compare = [&](const char* what, std::uint32_t a, std::uint32_t b) {
    if (same_size && a != b) unlike.push_back(fmt::format("{} {} instead of {}", a, what, b));
  };
  compare("draws", there.draws, wanted.draws);
  compare("replications", there.replications, wanted.replications);
  if (unlike.empty()) return;
  // Everything that is drawn differs with the seed; and a list of eighty parameters helps nobody.
  if (there.seed != wanted.seed) unlike = {"the seeds differ"};
  constexpr std::size_t most = 3;
  if (unlike.size() > most + 1) {
    const std::size_t more = unlike.size() - most;
    unlike.resize(most);
    unlike.push_back(fmt::format("and {} more", more));
  }
  throw core::InputError({{path},
                          fmt::format("this is another batch: {}", fmt::join(unlike, "; ")),
                          "the command that began it, --overwrite to start again, or another name after -o"});
}

results::Journal open_journal(const std::string& path, Begin begin, IfThere if_there,
                              const results::BatchRecord& record) {
  const std::string journal = results::journal_path(path);
  if (begin == Begin::anew) {
    const auto existing =
        if_there == IfThere::overwrite ? results::Existing::replace : results::Existing::refuse;
    return results::Journal::open_new(journal, record, existing);
  }
  results::Journal opened = results::Journal::open_existing(journal);
  require_same_batch(opened.batch(), record, journal);
  return opened;
}

/// What a user may want to know once the work is done, on standard error.
void report(const Executed& executed, const RunOptions& options, const Team& team) {
  if (options.quiet || executed.ran == 0) return;
  const unsigned threads = options.threads + team.threads_elsewhere();
  fmt::print(stderr, "{} in {} on {}", counted(executed.ran, "replication", "replications"),
             duration(executed.seconds), counted(threads, "thread", "threads"));
  if (team.tasks() > 1) fmt::print(stderr, " of {} tasks", team.tasks());
  if (executed.events > 0) {
    const double per_event = 1e9 * executed.seconds * threads / executed.events;
    fmt::print(stderr, "; {:.0f} events handled, {:.1f} ns per event per thread", executed.events, per_event);
  }
  fmt::print(stderr, "\n");
}

/// A technical parameter was too small, so that too few people came: not a result to rely on.
void warn_of_shortfalls(const Executed& executed, double scale) {
  constexpr double hardly_anybody = 0.001;
  if (executed.short_of_candidates == 0) return;
  fmt::print(
      stderr,
      "warning: in {} the inflow needed more candidates than there were, so too few people came; {}raise "
      "identification.candidate_headroom and run again\n",
      counted(executed.short_of_candidates, "replication", "replications"),
      scale < hardly_anybody ? "take a larger --scale, with which chance weighs less, or " : "");
}

ExitStatus interrupted(results::Journal& journal, const RunOptions& options) {
  const auto done =
      static_cast<std::uint64_t>(std::count(journal.done().begin(), journal.done().end(), true));
  const std::uint64_t all = journal.done().size();
  journal.close();
  fmt::print(stderr, "Stopped: {} of {} replications are done and kept in {}.\nTo go on: {}\n", grouped(done),
             grouped(all), results::journal_path(options.output), resume_command(options.command_line));
  return ExitStatus::interrupted;
}

void say_what_the_part_is_for(const RunOptions& options) {
  fmt::print("shard {}/{} is in {}; nrmsim merge puts all {} together\n", options.shard.number,
             options.shard.count, options.output, options.shard.count);
}

/// A file of the same batch may hold another part of it, or a part where the whole is asked for.
void require_what_is_asked_for(const results::Reader& reader, const Shard& shard) {
  const results::BatchRecord& batch = reader.batch();
  const batch::Plan plan{static_cast<std::uint32_t>(batch.scenarios.size()), batch.draws, batch.replications};
  std::uint64_t there = 0;
  for (std::uint64_t position = 0; position < plan.size(); ++position) {
    const batch::Key key = plan.key_at(position);
    there += shard.has(plan, key) && reader.has(key);
  }
  const std::uint64_t all = shard.size(plan);
  if (there == all) return;
  throw core::InputError({{reader.path()},
                          fmt::format("it is a part of a batch: {} of the {} replications that are asked for",
                                      grouped(there), grouped(all)),
                          "the --shard that began it, or another name after -o"});
}

/// A complete file under the name that was asked for.
ExitStatus already_complete(const RunOptions& options, results::BatchRecord wanted) {
  const results::Reader reader = open_results(options.output);
  // How many it took is not known before; what the command asks for otherwise has to be what is there.
  if (!options.until_precise.empty() && was_run_until_precise(reader))
    wanted.replications = reader.batch().replications;
  require_same_batch(reader.batch(), wanted, options.output);
  require_what_is_asked_for(reader, options.shard);
  const std::string journal = results::journal_path(options.output);
  std::error_code ignored;
  // Left over if the power went after the file was complete and before the journal was deleted.
  if (!results::journal_in_use(journal)) std::filesystem::remove(journal, ignored);
  if (options.shard.is_whole())
    print_headlines(reader);
  else
    say_what_the_part_is_for(options);
  if (!options.quiet) fmt::print(stderr, "{} is complete already\n", options.output);
  return ExitStatus::done;
}

/// Calls `work`; a failure of it says what is kept.
template <class Work>
auto keeping_what_is_done(const RunOptions& options, Work work) {
  try {
    return work();
  } catch (const core::TooOften& error) {
    throw core::TooOften(fmt::format(
        "{}\nGoing on would fail again: {}", error.what(),
        options.extend ? "what was there is kept as it was; a changed scenario needs another name after -o"
                       : "change the scenario, and begin anew with --overwrite"));
  } catch (const core::RunError& error) {
    throw core::RunError(fmt::format("{}\nWhat is finished is kept in {}; to go on: {}", error.what(),
                                     results::journal_path(options.output),
                                     resume_command(options.command_line)));
  }
}

/// Runs all that is asked for: every replication, or as many as precision takes. Cuts `prepared` to what was
/// run.
Precise compute(Prepared& prepared, const std::vector<PrecisionTarget>& targets, results::Journal& journal,
                const RunOptions& options, const std::stop_token& stop, const results::RowSource* earlier,
                Team& team) {
  const ExecuteOptions execute{options.threads, options.quiet, stop, options.shard, earlier, &team};
  return keeping_what_is_done(options, [&]() -> Precise {
    if (targets.empty()) return {run_missing(prepared, journal, execute), prepared.record.replications, {}};
    Precise made = run_until_precise(prepared, targets, journal, options.output, execute);
    if (!made.executed.stopped) prepared.record.replications = made.replications;
    return made;
  });
}

/// The headline tables, and what precision took where it was asked for.
results::MakeTables tables_with(const results::Table& precision) {
  if (precision.rows.empty()) return headline_tables();
  return [precision](const results::Reader& reader) {
    std::vector<results::Table> tables = headline_tables()(reader);
    tables.push_back(precision);
    return tables;
  };
}

/// How to begin a run that adds to what is there: the results have to be those of a smaller batch.
Begin look_at_extended(const std::string& path, const results::BatchRecord& wanted,
                       const results::Reader& there) {
  require_writable_place(path);
  const results::BatchRecord& old = there.batch();
  require_same_batch(old, wanted, path, /*same_size=*/false);
  if (there.keys_present() != old.keys())
    throw core::InputError({{path}, "it is a part of a batch", "complete results; merge makes them"});
  if (wanted.draws < old.draws || wanted.replications < old.replications) {
    throw core::InputError(
        {{path},
         fmt::format("it has {} draws x {} replications already", old.draws, old.replications),
         "at least as many of both"});
  }
  return is_unfinished(path) ? Begin::from_journal : Begin::anew;
}

ExitStatus part_is_written(const RunOptions& options, const Executed& executed, double scale,
                           const Team& team) {
  report(executed, options, team);
  warn_of_shortfalls(executed, scale);
  say_what_the_part_is_for(options);
  return ExitStatus::done;
}

/// The record of the command says which shard it was, also where a job array had said it.
void say_which_shard(RunOptions& options) {
  const std::string number = fmt::format("{}/{}", options.shard.number, options.shard.count);
  std::vector<std::string>& words = options.command_line;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--shard" && i + 1 < words.size()) words[i + 1] = number;
    if (words[i].starts_with("--shard=")) words[i] = "--shard=" + number;
  }
}

ExitStatus run(RunOptions options, Team& team) {
  if (!options.shard_text.empty()) {
    options.shard = parse_shard(options.shard_text);
    say_which_shard(options);
  }
  const std::vector<PrecisionTarget> targets = precision_targets(options.until_precise);
  if (!targets.empty()) limit_replications(options.scenarios);
  Prepared prepared = prepare(options.scenarios, options.command_line);
  if (!targets.empty()) check_targets(prepared, targets);
  if (!options.quiet)
    for (const std::string& note : notes_on(prepared, options.scenarios))
      fmt::print(stderr, "note: {}\n", note);
  if (options.output.empty()) options.output = default_output(prepared);
  std::optional<results::Reader> earlier;
  if (options.extend) earlier.emplace(open_results(options.output));
  const Begin begin = earlier ? look_at_extended(options.output, prepared.record, *earlier)
                              : look_at_output(options.output, options.if_there);
  if (begin == Begin::nothing) return already_complete(options, prepared.record);
  make_folder_of(options.output);

  const StopOnSignal signals;  // until the file is written: a signal never interrupts the writing
  results::Journal journal = open_journal(options.output, begin, options.if_there, prepared.record);
  const results::RowSource* const old_rows = earlier ? &*earlier : nullptr;
  team.begin(prepared);
  const Precise done = compute(prepared, targets, journal, options, signals.token(), old_rows, team);
  if (done.executed.stopped) return interrupted(journal, options);
  const auto existing = options.extend || options.if_there == IfThere::overwrite ? results::Existing::replace
                                                                                 : results::Existing::refuse;
  const auto tables = options.shard.is_whole() ? tables_with(done.table) : results::MakeTables{};
  write_results(prepared, journal, options.output, {existing, tables, options.threads}, old_rows);
  if (!options.shard.is_whole()) return part_is_written(options, done.executed, prepared.record.scale, team);
  print_headlines(results::Reader(options.output));
  std::fflush(stdout);
  report(done.executed, options, team);
  warn_of_shortfalls(done.executed, prepared.record.scale);
  if (!options.quiet) fmt::print(stderr, "results in {}\n", options.output);
  return ExitStatus::done;
}

ExitStatus run_alone_or_together(RunOptions options) {
  Team team;
  if (team.leads()) return run(std::move(options), team);
  if (!options.until_precise.empty()) limit_replications(options.scenarios);
  return team.help(options.scenarios, options.threads);
}

}  // namespace

void add_run(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand("run", "Run scenarios, write their results, and print the comparison");
  auto options = std::make_shared<RunOptions>();
  add_run_options(*command, *options);
  command->add_flag("--quiet,-q", options->quiet, "Say nothing but the comparison and what goes wrong");
  command->callback([options, &chosen] {
    options->command_line = chosen.command_line;
    chosen.action = [options] { return run_alone_or_together(*options); };
  });
}

}  // namespace nrmsim::cli
