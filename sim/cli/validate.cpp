// nrmsim validate [SCENARIO.yaml]: published figures beside simulated ones.

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "analysis/comparison/validation_table.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/format.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/cli/shipped_scenarios.hpp"
#include "sim/cli/simulate.hpp"
#include "sim/cli/stop_on_signal.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/validation.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/problems.hpp"
#include "sim/scenario/targets.hpp"
#include "sim/studies/collect.hpp"
#include "sim/studies/target_cells.hpp"

namespace nrmsim::cli {
namespace {

struct ValidateOptions {
  std::string scenario;
  std::string targets;
  std::optional<std::string> reading;
  ScenarioOptions batch;
  bool strict = false;
  Format format = Format::table;
  unsigned threads = 1;
  bool quiet = false;
  std::vector<std::string> command_line;
};

constexpr std::uint32_t default_draws = 40;
constexpr std::uint32_t default_replications = 2;
constexpr double default_scale = 0.2;

std::string or_shipped(const std::string& given, const char* shipped) {
  return given.empty() ? (shipped_scenarios() / shipped).string() : given;
}

Prepared prepare_validation(const ValidateOptions& options) {
  refuse_settings(options.batch, {"batch.draws", "batch.replications", "batch.scale"},
                  "--draws, --replications or --scale");
  ScenarioOptions batch = options.batch;
  batch.files = {or_shipped(options.scenario, "baseline.yaml")};
  batch.draws = batch.draws.value_or(default_draws);
  batch.replications = batch.replications.value_or(default_replications);
  batch.scale = batch.scale.value_or(default_scale);
  return prepare(batch, options.command_line);
}

void print(const comparison::ValidationTable& table, Format format) {
  switch (format) {
    case Format::csv:
      return fmt::print("{}", validation_csv(table));
    case Format::json:
      return fmt::print("{}", validation_json(table));
    case Format::table:
      return fmt::print("{}", validation_text(table, output_width()));
  }
}

/// A verdict that cannot fail would pass everything.
void require_enough_to_judge(const results::BatchRecord& record) {
  if (comparison::enough_to_judge(record.draws, record.replications)) return;
  const std::uint64_t runs = std::uint64_t{record.draws} * record.replications;
  throw core::InputError(
      {{"--strict"},
       fmt::format("{} too few to judge by",
                   runs == 1 ? "one run is" : counted(runs, "run", "runs") + " are"),
       fmt::format("at least {}, --draws times --replications", comparison::fewest_to_judge)});
}

ExitStatus validate(const ValidateOptions& options) {
  const Prepared prepared = prepare_validation(options);
  if (options.strict) require_enough_to_judge(prepared.record);
  const scenario::Targets file =
      scenario::load_targets(or_shipped(options.targets, "targets/published.yaml"), options.reading);
  const auto cells = studies::target_cells(file.targets, prepared.record.layout);
  const StopOnSignal signals;
  Simulator simulator(prepared, options.threads);
  Progress progress(progress_style(options.quiet), 0, prepared.plan().size());
  const auto collected = studies::collect(
      prepared.plan(),
      {prepared.record.layout.total_cells(),
       cells.size(),
       {options.threads, signals.token()},
       [&progress] { progress.step(); }},
      [&simulator](const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
        simulator.run(key, worker, row);
      },
      [&cells](std::span<const outcomes::Cell> row) {
        std::vector<double> values;
        values.reserve(cells.size());
        for (const studies::TargetCells& target : cells) values.push_back(target(row));
        return values;
      });
  progress.finish();
  if (collected.stopped) {
    fmt::print(stderr, "Stopped: nothing is kept of a validation that is not complete.\n");
    return ExitStatus::interrupted;
  }
  comparison::ValidationTable table;
  table.scenario = prepared.record.scenarios.front().name;
  table.parameters =
      origin_of_parameters(prepared.record.central_draw, prepared.scenarios.front().has_posterior());
  table.draws = prepared.record.draws;
  table.replications = prepared.record.replications;
  table.scale = prepared.record.scale;
  for (std::size_t i = 0; i < file.targets.size(); ++i) {
    std::vector<double> values;
    for (const auto& draw : collected.numbers.of(0, i)) values.insert(values.end(), draw.begin(), draw.end());
    table.lines.push_back(validation_line(file.targets[i], prepared.record.layout, table.scale, values));
  }
  print(table, options.format);
  if (!options.strict || !table.is_implausible()) return ExitStatus::done;
  fmt::print(stderr, "nrmsim: fewer figures lie within their 90% intervals than chance allows (1 in 20)\n");
  return ExitStatus::failed;
}

}  // namespace

void add_validate(CLI::App& app, Chosen& chosen) {
  auto* command =
      app.add_subcommand("validate", "Print published figures beside simulated ones, with intervals");
  auto options = std::make_shared<ValidateOptions>();
  command->add_option("SCENARIO.yaml", options->scenario, "Scenario; the shipped baseline unless given");
  command->add_option("--targets", options->targets, "File of figures; the shipped one unless given")
      ->type_name("FILE.yaml");
  command
      ->add_option("--reading", options->reading,
                   "Which reading of figures that have several; the file lists them")
      ->type_name("NAME");
  add_draws_option(*command, options->batch, "40");
  add_batch_options(*command, options->batch);
  add_posterior_options(*command, options->batch);
  command->add_flag("--strict", options->strict,
                    "Fail if fewer figures lie within their intervals than chance allows");
  add_format_option(*command, options->format);
  add_threads_option(*command, options->threads);
  command->add_flag("--quiet,-q", options->quiet, "Say nothing but the result and what goes wrong");
  command->footer("Unless given: 40 draws, 2 replications each, scale 0.2.");
  command->callback([options, &chosen] {
    options->command_line = chosen.command_line;
    chosen.action = [options] { return validate(*options); };
  });
}

}  // namespace nrmsim::cli
