// nrmsim sensitivity SCENARIO.yaml [OTHER.yaml]: what each uncertain parameter does to an outcome.

#include "sim/studies/sensitivity.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "analysis/comparison/sensitivity_table.hpp"
#include "analysis/export/earlier_export.hpp"
#include "analysis/export/export_file.hpp"
#include "analysis/export/staged_folder.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/format.hpp"
#include "sim/cli/load_scenarios.hpp"
#include "sim/cli/option_checks.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/cli/sensitivity_files.hpp"
#include "sim/cli/sensitivity_study.hpp"
#include "sim/cli/stop_on_signal.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

struct SensitivityOptions {
  std::string scenario;
  std::optional<std::string> other;
  std::string outcome;
  SensitivityMethod method = SensitivityMethod::sobol;
  std::optional<std::uint32_t> samples;
  std::vector<std::string> only;
  std::size_t resamples = 500;
  std::string folder;
  bool overwrite = false;
  ScenarioOptions batch;
  Format format = Format::table;
  unsigned threads = 1;
  bool quiet = false;
  std::vector<std::string> command_line;
};

constexpr std::uint32_t default_base_points = 64;
constexpr std::uint32_t default_trajectories = 10;
constexpr double level = 0.95;

SensitivityMethod method_named(const std::string& name) {
  if (name == "sobol") return SensitivityMethod::sobol;
  if (name == "morris") return SensitivityMethod::morris;
  throw CLI::ValidationError("--method",
                             fmt::format("there is no method '{}'; expected sobol or morris", name));
}

/// The points of a study by either method.
struct Design {
  std::uint32_t samples = 0;
  std::vector<studies::DesignPoint> points;
  studies::MorrisDesign morris;  ///< its steps, where that is the method; its points have been moved out
};

Design design_of(const SensitivityOptions& options, std::uint64_t seed, std::size_t inputs) {
  const bool sobol = options.method == SensitivityMethod::sobol;
  Design design;
  design.samples = options.samples.value_or(sobol ? default_base_points : default_trajectories);
  if (sobol) {
    design.points = studies::saltelli_design(seed, design.samples, inputs);
  } else {
    design.morris = studies::morris_design(seed, design.samples, inputs);
    design.points = design.morris.points;
  }
  return design;
}

Prepared prepare_study(const SensitivityOptions& options) {
  std::vector<std::string> files{options.scenario};
  if (options.other) files.push_back(*options.other);
  refuse_settings(options.batch, {"batch.draws"}, "--samples");
  ScenarioOptions batch = options.batch;
  batch.draws = 1;  // the design says where the points lie
  return prepare(load_scenarios(files, batch.sets), batch, options.command_line);
}

Measured measured_of(const SensitivityOptions& options, const Prepared& prepared) {
  comparison::Request request;
  request.outcomes = {options.outcome};
  Measured measured(prepared.record, request);
  if (measured.size() != 1) {
    throw core::InputError(
        {{"--outcome"},
         fmt::format("\"{}\" is {} numbers ({}, {}, ...)", options.outcome, measured.size(),
                     measured.described(0).group, measured.described(1).group),
         "an outcome that is one number"});
  }
  return measured;
}

void require_sensible_size(const Prepared& prepared, std::uint32_t samples, std::size_t rows_of_a_sample) {
  constexpr double most = 1e8;
  const double keys = static_cast<double>(samples) * static_cast<double>(rows_of_a_sample) *
                      static_cast<double>(prepared.record.scenarios.size()) * prepared.record.replications;
  if (keys > most) {
    throw core::InputError({{"--samples"},
                            fmt::format("{:.3g} replications are too many", keys),
                            fmt::format("at most {:.0e} altogether; --only limits the parameters", most)});
  }
}

comparison::SensitivityTable table_of(const SensitivityOptions& options, const Prepared& prepared,
                                      const std::vector<StudyInput>& inputs, const Design& design,
                                      const statistics::Nested& outputs) {
  comparison::SensitivityTable table;
  table.scenario = prepared.record.scenarios.back().name;
  if (prepared.record.scenarios.size() > 1) table.baseline = prepared.record.scenarios.front().name;
  table.samples = design.samples;
  table.points = design.points.size();
  table.replications = prepared.record.replications;
  table.scale = prepared.record.scale;
  table.level = level;
  for (const StudyInput& input : inputs) table.lines.push_back({input.path, input.prior, {}, {}, {}});
  const statistics::BootstrapOptions resampling{options.resamples, level, prepared.record.seed};
  if (options.method == SensitivityMethod::morris) {
    const auto found = studies::morris_of(design.morris, outputs, inputs.size(), resampling);
    for (std::size_t i = 0; i < found.size(); ++i) table.lines[i].screening = found[i];
    return table;
  }
  const auto found = studies::sobol_of(outputs, inputs.size(), resampling);
  table.mean = found.mean;
  table.variance = found.variance;
  table.lines.push_back({"chance", "luck of the replications", {}, {}, {}});
  for (std::size_t i = 0; i < table.lines.size(); ++i) {
    table.lines[i].first = found.first[i];
    table.lines[i].total = found.total[i];
  }
  return table;
}

void print(const comparison::SensitivityTable& table, Format format) {
  switch (format) {
    case Format::csv:
      return fmt::print("{}", sensitivity_csv(table));
    case Format::json:
      return fmt::print("{}", sensitivity_json(table));
    case Format::table:
      return fmt::print("{}", sensitivity_text(table, std::min(100U, output_width())));
  }
}

/// A study took its time: an earlier one is replaced only where that is asked for.
void require_free_folder(const SensitivityOptions& options) {
  std::error_code ignored;
  require_folder_name(options.folder);
  exports::check_folder(options.folder, exports::study_mark);
  if (!options.overwrite && std::filesystem::exists(options.folder, ignored) &&
      !std::filesystem::is_empty(options.folder, ignored))
    throw core::InputError({{options.folder}, "there is a study already", "another folder, or --overwrite"});
  const exports::StagedFolder probe(options.folder);  // throws now rather than after the work
}

ExitStatus sensitivity(const SensitivityOptions& options) {
  if (!options.folder.empty()) require_free_folder(options);
  const Prepared prepared = prepare_study(options);
  const std::vector<StudyInput> inputs = study_inputs(prepared.scenarios, options.only);
  const Measured measured = measured_of(options, prepared);
  require_sensible_size(prepared, options.samples.value_or(default_base_points), inputs.size() + 3);
  const Design design = design_of(options, prepared.record.seed, inputs.size());
  const std::uint64_t all =
      std::uint64_t{design.points.size()} * prepared.record.scenarios.size() * prepared.record.replications;
  if (!options.quiet)
    fmt::print(stderr, "{}, {} points, {} to run\n", counted(inputs.size(), "parameter", "parameters"),
               grouped(design.points.size()), counted(all, "replication", "replications"));
  const StopOnSignal signals;
  Progress progress(progress_style(options.quiet), 0, all);
  const auto outputs = run_study({prepared, inputs, design.points, measured, options.threads, signals.token(),
                                  [&progress] { progress.step(); }});
  progress.finish();
  if (!outputs) {
    fmt::print(stderr, "Stopped: nothing is kept of a study that is not complete.\n");
    return ExitStatus::interrupted;
  }
  comparison::SensitivityTable table = table_of(options, prepared, inputs, design, *outputs);
  table.row = measured.described(0);
  table.sort();
  if (!options.folder.empty()) {
    write_sensitivity_files({options.method, table, inputs, design.points, *outputs, prepared},
                            options.folder);
    if (!options.quiet)
      fmt::print(stderr, "files in {}; README.txt there says what is where\n", options.folder);
  }
  print(table, options.format);
  return ExitStatus::done;
}

}  // namespace

void add_sensitivity(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand("sensitivity", "Find which uncertain parameters an outcome depends on");
  auto options = std::make_shared<SensitivityOptions>();
  command->add_option("SCENARIO.yaml", options->scenario, "Scenario; the baseline where two are given")
      ->required();
  command->add_option("REFORM.yaml", options->other, "Look at the difference that this scenario makes");
  command->add_option("--outcome", options->outcome, "Outcome by name")->type_name("NAME")->required();
  command
      ->add_option_function<std::string>(
          "--method", [options](const std::string& name) { options->method = method_named(name); },
          "sobol: shares of the variance; morris: a screening with far fewer runs; sobol unless given")
      ->type_name("METHOD");
  command
      ->add_option(
          "--samples", options->samples,
          "Base points (sobol, best a power of two; 64 unless given), each run at parameters + 3 points; or "
          "trajectories (morris; 10 unless given) of parameters + 1 points")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(2, 1'000'000), ""));
  command
      ->add_option("--only", options->only,
                   "Parameters that vary, by path or its beginning, separated by commas or one option each; "
                   "the others stay at the median of their prior")
      ->type_name("PATH")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--bootstrap", options->resamples, "Resamples for the intervals; 500 unless given")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(10, 1'000'000), ""));
  command
      ->add_option("-o,--output", options->folder,
                   "Also write points, outcomes and indices to a folder, for SALib")
      ->type_name("FOLDER");
  command->add_flag("--overwrite", options->overwrite, "Replace an earlier study in that folder");
  add_batch_options(*command, options->batch);
  add_format_option(*command, options->format);
  add_threads_option(*command, options->threads);
  command->add_flag("--quiet,-q", options->quiet, "Say nothing but the result and what goes wrong");
  command->callback([options, &chosen] {
    options->command_line = chosen.command_line;
    chosen.action = [options] { return sensitivity(*options); };
  });
}

}  // namespace nrmsim::cli
