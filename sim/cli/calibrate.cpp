// nrmsim calibrate TARGETS.yaml SCENARIO.yaml -o POSTERIOR.csv: which values of the free parameters go with
// the published figures.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/cli/calibration.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/option_checks.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/cli/stop_on_signal.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/atomic_file.hpp"

namespace nrmsim::cli {
namespace {

namespace fs = std::filesystem;

struct CalibrateOptions {
  std::string targets;
  std::string scenario;
  std::string output;
  std::optional<std::string> reading;
  std::vector<std::string> free;
  studies::AbcOptions abc;
  std::uint32_t points = 200;
  ScenarioOptions batch;
  bool resume = false;
  bool overwrite = false;
  unsigned threads = 1;
  bool quiet = false;
  std::vector<std::string> command_line;
};

constexpr std::uint32_t default_replications = 2;
constexpr double default_scale = 0.1;

void write_whole(const std::string& path, const std::string& text) {
  results::AtomicFile file(path);
  file.file().write_at(0, std::as_bytes(std::span(text)));
  file.commit(results::Existing::replace);
}

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool is_posterior(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string line;
  return std::getline(file, line) && line == posterior_mark;
}

std::string state_path(const CalibrateOptions& options) {
  return options.output + ".part";
}

Calibration prepare_calibration(const CalibrateOptions& options) {
  refuse_settings(options.batch, {"batch.draws", "batch.replications", "batch.scale"},
                  "--particles, --replications or --scale");
  ScenarioOptions batch = options.batch;
  batch.files = {options.scenario};
  batch.draws = 1;  // the rounds say where the points lie
  batch.replications = batch.replications.value_or(default_replications);
  batch.scale = batch.scale.value_or(default_scale);
  batch.sets.emplace_back("posterior=none");
  scenario::Targets targets = scenario::load_targets(options.targets, options.reading);
  if (!options.free.empty()) {
    targets.free.clear();
    for (const std::string& path : options.free) targets.free.push_back({path, {"--free", 0, 0}});
  }
  return make_calibration(prepare(batch, options.command_line), targets, options.abc, options.points);
}

/// Refuses what would be lost, before any work is done; what there is to go on from.
studies::AbcState begin(const CalibrateOptions& options, const Calibration& calibration) {
  const std::string part = state_path(options);
  const fs::path folder = fs::absolute(options.output).parent_path();
  if (!fs::is_directory(folder))
    throw core::InputError({{"-o"}, folder.string() + " is not a folder", "a file in a folder that exists"});
  require_writable_place(options.output);
  if (options.resume && fs::exists(options.output))
    throw core::InputError(
        {{options.output}, "this calibration is finished", "another name, or --overwrite"});
  if (options.overwrite && fs::exists(options.output) && !is_posterior(options.output))
    throw core::InputError(
        {{options.output}, "this is not a posterior, so it is not overwritten", "another name after -o"});
  if (options.resume && fs::exists(part)) return read_state(calibration, read_whole(part), part);
  if (!options.overwrite && fs::exists(options.output))
    throw core::InputError({{options.output}, "it exists", "another name, or --overwrite"});
  if (!options.overwrite && fs::exists(part))
    throw core::InputError({{part}, "it exists", "another name, --resume, or --overwrite"});
  const results::AtomicFile probe(part);  // throws now rather than after the first round
  return {};
}

void say(const CalibrateOptions& options, const studies::AbcState& state) {
  if (options.quiet) return;
  const studies::Round& round = state.rounds.back();
  fmt::print(stderr,
             "round {}: {} run, {:.0f}% nearer than before, those kept within {:.3g}, effective sample size "
             "{:.0f}\n",
             state.rounds.size(), counted(round.simulated, "point", "points"), 100 * round.acceptance,
             round.tolerance, round.sample_size);
}

ExitStatus calibrate(const CalibrateOptions& options) {
  const Calibration calibration = prepare_calibration(options);
  studies::AbcState state = begin(options, calibration);
  const StopOnSignal signals;
  while (!state.finished) {
    const std::uint64_t points =
        state.rounds.empty() ? options.abc.particles : options.abc.particles - options.abc.particles / 2;
    Progress progress(progress_style(options.quiet), 0, points * calibration.prepared.record.replications);
    const CalibrationRun run{calibration, options.threads, signals.token(), [&progress] { progress.step(); }};
    const bool done =
        studies::abc_round(state, calibration.observed, calibration.free.size(), calibration.options, run);
    progress.finish();
    if (!done) {
      if (state.rounds.empty())
        fmt::print(stderr, "Stopped in the first round: nothing is kept of a round that is not complete.\n");
      else
        fmt::print(stderr, "Stopped after {}; the same command with --resume goes on.\n",
                   counted(state.rounds.size(), "round", "rounds"));
      return ExitStatus::interrupted;
    }
    write_whole(state_path(options), state_text(calibration, state));
    say(options, state);
  }
  const studies::Posterior posterior =
      studies::posterior_of(state, calibration.observed, calibration.options, calibration.points);
  write_whole(options.output, posterior_file(calibration, state, posterior,
                                             fmt::format("{}", fmt::join(options.command_line, " "))));
  fs::remove(state_path(options));
  fmt::print("{}\nEffective sample size {:.1f} of {} draws; {} written.\n",
             learnt_text(calibration, posterior), posterior.sample_size, calibration.points, options.output);
  fmt::print("{}", doubts_text(calibration, state, posterior));
  return ExitStatus::done;
}

void add_round_options(CLI::App& command, CalibrateOptions& options) {
  command
      .add_option("--particles", options.abc.particles,
                  "Points run in the first round, later rounds run half as many; 200 unless given")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(4, 1'000'000), ""));
  command.add_option("--rounds", options.abc.rounds, "At most so many rounds; 8 unless given")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(1, 1000), ""));
  command.add_option("--points", options.points, "Draws to be written; 200 unless given")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(1, 100'000), ""));
  command
      .add_option(
          "--tolerance", options.abc.tolerance,
          "Rounds end when all points kept are so near: root mean square of differences in units of what "
          "separates figures from statistics; 1.5 unless given")
      ->type_name("X")
      ->check(CLI::Validator(number_above_zero, ""));
  command
      .add_option(
          "--free", options.free,
          "Parameters to be fitted, in place of those that the targets name, separated by commas or one "
          "option each")
      ->type_name("PATH")
      ->delimiter(',')
      ->allow_extra_args(false);
}

}  // namespace

void add_calibrate(CLI::App& app, Chosen& chosen) {
  auto* command =
      app.add_subcommand("calibrate", "Find which values of free parameters go with published figures");
  auto options = std::make_shared<CalibrateOptions>();
  command->add_option("TARGETS.yaml", options->targets, "Figures, and the parameters that are free")
      ->required();
  command->add_option("SCENARIO.yaml", options->scenario, "Scenario whose history is compared with them")
      ->required();
  command->add_option("-o,--output", options->output, "File that the posterior is written to")
      ->type_name("POSTERIOR.csv")
      ->required();
  command->add_option("--reading", options->reading, "Which reading of figures that have several")
      ->type_name("NAME");
  add_round_options(*command, *options);
  add_batch_options(*command, options->batch);
  command->add_flag("--resume", options->resume, "Go on after the last round that was finished");
  command->add_flag("--overwrite", options->overwrite, "Replace an earlier posterior, and begin anew")
      ->excludes("--resume");
  add_threads_option(*command, options->threads);
  command->add_flag("--quiet,-q", options->quiet, "Say nothing but the result and what goes wrong");
  command->footer("Unless given: 2 replications of each point, scale 0.1.");
  command->callback([options, &chosen] {
    options->command_line = chosen.command_line;
    chosen.action = [options] { return calibrate(*options); };
  });
}

}  // namespace nrmsim::cli
