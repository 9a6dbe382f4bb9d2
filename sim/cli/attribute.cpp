// nrmsim attribute BASELINE.yaml REFORM.yaml: how much of a reform's effect came through each of its
// mechanisms.

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "analysis/comparison/attribution.hpp"
#include "analysis/statistics/moments.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/format.hpp"
#include "sim/cli/load_scenarios.hpp"
#include "sim/cli/measured.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/cli/simulate.hpp"
#include "sim/cli/stop_on_signal.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/wording.hpp"
#include "sim/studies/attribution.hpp"
#include "sim/studies/mechanisms.hpp"

namespace nrmsim::cli {
namespace {

struct AttributeOptions {
  std::string baseline;
  std::string reform;
  ScenarioOptions batch;
  std::optional<studies::MechanismIs> kind;
  comparison::Request request;
  Format format = Format::table;
  unsigned threads = 1;
  bool quiet = false;
  std::vector<std::string> command_line;
};

studies::MechanismIs kind_named(const std::string& name) {
  if (name == "policy") return studies::MechanismIs::policy;
  if (name == "parameter") return studies::MechanismIs::parameter;
  if (name == "concept") return studies::MechanismIs::concept_;
  throw CLI::ValidationError("--by",
                             fmt::format("'{}' cannot be used; expected policy, parameter or concept", name));
}

/// A reform's mechanisms and the batch that has a scenario for each combination of them.
struct Study {
  std::vector<studies::Mechanism> mechanisms;
  Prepared prepared;
};

Study prepare_study(const AttributeOptions& options) {
  const auto scenarios = load_scenarios({options.baseline, options.reform}, options.batch.sets);
  Study study;
  study.mechanisms =
      studies::mechanisms_of(scenarios[0], scenarios[1], options.kind, options.baseline, options.reform);
  study.prepared = prepare(studies::coalitions(scenarios[0], scenarios[1], study.mechanisms), options.batch,
                           options.command_line);
  return study;
}

double mean_of(const statistics::Nested& values, double level) {
  return statistics::estimate(values, level).mean;
}

comparison::AttributedOutcome attributed(const studies::Attribution& attribution, comparison::Row row,
                                         const std::vector<studies::Mechanism>& mechanisms, double level) {
  comparison::AttributedOutcome made;
  made.row = std::move(row);
  made.whole = {"whole", statistics::estimate(attribution.whole, level), 0, 0};
  for (std::size_t i = 0; i < mechanisms.size(); ++i)
    made.parts.push_back({mechanisms[i].name, statistics::estimate(attribution.part[i], level),
                          mean_of(attribution.alone[i], level), mean_of(attribution.on_top[i], level)});
  return made;
}

comparison::AttributionTable table_of(const Study& study, const Measured& measured,
                                      const studies::Numbers& numbers, double level) {
  const results::BatchRecord& record = study.prepared.record;
  comparison::AttributionTable table;
  table.baseline = record.scenarios.front().name;
  table.reform = record.scenarios.back().name;
  table.draws = record.draws;
  table.central_draw = record.central_draw;
  table.replications = record.replications;
  table.scale = record.scale;
  table.level = level;
  for (std::size_t i = 0; i < measured.size(); ++i)
    table.outcomes.push_back(
        attributed(studies::attribute(numbers, i), measured.described(i), study.mechanisms, level));
  return table;
}

void print(const comparison::AttributionTable& table, Format format) {
  switch (format) {
    case Format::csv:
      return fmt::print("{}", attribution_csv(table));
    case Format::json:
      return fmt::print("{}", attribution_json(table));
    case Format::table:
      return fmt::print("{}", attribution_text(table, std::min(100U, output_width())));
  }
}

ExitStatus attribute(const AttributeOptions& options) {
  const Study study = prepare_study(options);
  const Prepared& prepared = study.prepared;
  const Measured measured(prepared.record, options.request);
  if (!options.quiet) {
    fmt::print(stderr, "{} in all combinations: {}, {} to run\n",
               counted(study.mechanisms.size(), "mechanism", "mechanisms"),
               counted(prepared.record.scenarios.size(), "scenario", "scenarios"),
               counted(prepared.plan().size(), "replication", "replications"));
  }
  const StopOnSignal signals;
  Simulator simulator(prepared, options.threads);
  Progress progress(progress_style(options.quiet), 0, prepared.plan().size());
  const auto collected = studies::collect(
      prepared.plan(),
      {prepared.record.layout.total_cells(),
       measured.size(),
       {options.threads, signals.token()},
       [&progress] { progress.step(); }},
      [&simulator](const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
        simulator.run(key, worker, row);
      },
      std::cref(measured));
  progress.finish();
  if (collected.stopped) {
    fmt::print(stderr, "Stopped: nothing is kept of an attribution that is not complete.\n");
    return ExitStatus::interrupted;
  }
  print(table_of(study, measured, collected.numbers, options.request.level), options.format);
  return ExitStatus::done;
}

}  // namespace

void add_attribute(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand(
      "attribute", "Share a reform's effect out among its mechanisms: how much came through each");
  auto options = std::make_shared<AttributeOptions>();
  command->add_option("BASELINE.yaml", options->baseline, "Scenario that the reform is compared with")
      ->required();
  command->add_option("REFORM.yaml", options->reform, "Scenario that differs from it by its policies")
      ->required();
  command
      ->add_option_function<std::string>(
          "--by", [options](const std::string& name) { options->kind = kind_named(name); },
          "What one mechanism is: policy, parameter or concept; policies unless there is one only or more "
          "than eight")
      ->type_name("KIND");
  command
      ->add_option("--outcome", options->request.outcomes,
                   "Outcomes by name; the headline outcomes unless given")
      ->type_name("NAME")
      ->allow_extra_args(false);
  add_draws_option(*command, options->batch);
  add_batch_options(*command, options->batch);
  add_posterior_options(*command, options->batch);
  add_format_option(*command, options->format);
  add_threads_option(*command, options->threads);
  command->add_flag("--quiet,-q", options->quiet, "Say nothing but the result and what goes wrong");
  command->callback([options, &chosen] {
    options->command_line = chosen.command_line;
    chosen.action = [options] { return attribute(*options); };
  });
}

}  // namespace nrmsim::cli
