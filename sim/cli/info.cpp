// nrmsim info FILE.h5: what a results file holds and how it was made.

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "sim/cli/command.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/cli/wording.hpp"

namespace nrmsim::cli {
namespace {

using results::BatchRecord;

void print_batch(const BatchRecord& batch) {
  fmt::print("scenarios     {}\n", batch.scenarios.size());
  std::size_t width = 0;
  for (const auto& scenario : batch.scenarios) width = std::max(width, scenario.name.size());
  for (std::size_t i = 0; i < batch.scenarios.size(); ++i) {
    const auto& scenario = batch.scenarios[i];
    fmt::print("  {:<{}}  {}{}\n", scenario.name, width, scenario.title,
               i == batch.baseline ? " (the baseline)" : "");
  }
  fmt::print("draws         {}{}\n", batch.draws, batch.central_draw ? " (central values)" : "");
  fmt::print("replications  {}\n", batch.replications);
  fmt::print("seed          {}\n", batch.seed);
  fmt::print(
      "scale         {}{}\n", batch.scale,
      batch.scale == 1 ? "" : " (counts are reported at full scale; outcomes marked (s) are distorted)");
  fmt::print("day 0         {}\n", batch.start_date);
}

void print_provenance(const BatchRecord& batch) {
  const auto& from = batch.provenance;
  fmt::print("\nformat        {}\n", results::format_version);
  fmt::print("program       nrmsim {}, results version {}, commit {}\n", from.program_version,
             from.results_version, from.commit);
  fmt::print("compiler      {}\n", from.compiler);
  fmt::print("command       {}\n", from.command_line);
  fmt::print("started       {}\n", from.started_utc);
  fmt::print("finished      {}\n", from.finished_utc);
  fmt::print("inputs        {}\n", from.input_digest);
}

void print_outcomes(const outcomes::Layout& layout) {
  fmt::print("\noutcomes      {}, {} a replication\n", layout.outcomes.size(),
             bytes(static_cast<double>(layout.total_cells() * sizeof(outcomes::Cell))));
  std::size_t width = 0;
  for (const auto& outcome : layout.outcomes) width = std::max(width, outcome.name.size());
  for (const auto& outcome : layout.outcomes) {
    std::string axes;
    for (const std::uint32_t axis : outcome.axes) {
      axes += fmt::format("{}{}[{}]", axes.empty() ? "" : " x ", layout.axes[axis].name,
                          layout.axes[axis].size());
    }
    fmt::print("  {:<{}}  {}{}{}\n", outcome.name, width, outcome.unit, axes.empty() ? "" : ", " + axes,
               outcome.distorted_by_scale ? " (s)" : "");
  }
}

void print_uncertain(const BatchRecord& batch) {
  fmt::print("\nuncertain     {}\n", counted(batch.uncertain.size(), "parameter", "parameters"));
  for (const auto& parameter : batch.uncertain) {
    fmt::print("  {} [{}]: {}\n", parameter.path, parameter.unit, parameter.prior);
  }
}

ExitStatus info(const std::string& path) {
  const results::Reader reader = open_results(path);
  const BatchRecord& batch = reader.batch();
  fmt::print("{}\n\n", path);
  print_batch(batch);
  print_provenance(batch);
  print_outcomes(batch.layout);
  print_uncertain(batch);
  const auto tables = reader.table_names();
  if (!tables.empty()) fmt::print("\ntables        {}\n", fmt::join(tables, ", "));
  return ExitStatus::done;
}

}  // namespace

void add_info(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand("info", "Say what a results file holds and how it was made");
  auto path = std::make_shared<std::string>();
  command->add_option("FILE.h5", *path, "Results file")->required();
  command->callback([path, &chosen] { chosen.action = [path] { return info(*path); }; });
}

}  // namespace nrmsim::cli
