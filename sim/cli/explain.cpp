// nrmsim explain SCENARIO.yaml [PATH]: what every parameter is, where it was set, and on what grounds.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "sim/cli/command.hpp"
#include "sim/cli/funding_text.hpp"
#include "sim/cli/load_scenarios.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

using scenario::ExplainedCell;
using scenario::ExplainedParameter;
using scenario::Scenario;

struct ExplainOptions {
  std::string file;
  std::string path;
  std::vector<std::string> sets;
};

std::string place(const core::Place& at) {
  std::string text = at.file;
  if (at.line > 0) text += fmt::format(":{}", at.line);
  return text;
}

/// Whether `path` is what was asked for, or lies below it.
bool within(const std::string& path, const std::string& asked) {
  return asked.empty() || path == asked || path.starts_with(asked + '.');
}

std::vector<ExplainedCell> cells_within(const ExplainedParameter& parameter, const std::string& asked) {
  if (within(parameter.path, asked)) return parameter.cells;
  std::vector<ExplainedCell> chosen;
  std::copy_if(parameter.cells.begin(), parameter.cells.end(), std::back_inserter(chosen),
               [&asked](const ExplainedCell& cell) { return within(cell.path, asked); });
  return chosen;
}

/// "GBP, prices of 2023"; where it is no money, the bare unit.
std::string unit_of(const ExplainedParameter& parameter) {
  if (!parameter.price_year) return parameter.unit;
  return fmt::format("{}, prices of {}", parameter.unit, *parameter.price_year);
}

/// A value with its words: a number, to the digits that do not depend on how it was computed, or the choice
/// made.
std::string value_of(const ExplainedParameter& parameter, double value) {
  if (parameter.words.empty()) return fmt::format("{:.15g}", value);
  return std::string(parameter.words[static_cast<std::size_t>(value)]);
}

/// " GBP, prices of 2023"; nothing after a word.
std::string with_unit(const ExplainedParameter& parameter) {
  return parameter.words.empty() ? " " + unit_of(parameter) : "";
}

void print_line(std::string_view label, const std::string& text) {
  if (!text.empty()) fmt::print("    {:<10} {}\n", label, text);
}

/// The later values; with one parameter asked for all of them, else how many there are.
void print_history(const Scenario& scenario, const ExplainedParameter& parameter, const ExplainedCell& cell,
                   bool all) {
  if (cell.history.empty()) return;
  const std::string first = date_text(scenario.settings().start, cell.history.front().day);
  if (!all && cell.history.size() == 1) {
    fmt::print("      changes once, on {}\n", first);
    return;
  }
  if (!all) {
    fmt::print("      changes {} times from {} to {}\n", cell.history.size(), first,
               date_text(scenario.settings().start, cell.history.back().day));
    return;
  }
  for (const auto& change : cell.history) {
    fmt::print("      {}  {}\n", date_text(scenario.settings().start, change.day),
               value_of(parameter, change.value));
  }
}

/// What policies make of the cell.
void print_acts(const Scenario& scenario, const ExplainedParameter& parameter, const ExplainedCell& cell) {
  for (const auto& act : cell.acts) {
    fmt::print("      from {}", date_text(scenario.settings().start, act.day));
    if (act.until) fmt::print(" until {}", date_text(scenario.settings().start, *act.until));
    fmt::print(": {} ({}: {})  [{}]\n", value_of(parameter, act.value), act.policy, act.change,
               place(act.place));
  }
}

void print_cell(const Scenario& scenario, const ExplainedParameter& parameter, const ExplainedCell& cell,
                bool all) {
  fmt::print("  {} = {}{}", cell.path, value_of(parameter, cell.value), with_unit(parameter));
  if (cell.parent_value) fmt::print("  (parent: {})", value_of(parameter, *cell.parent_value));
  fmt::print("  [{}]\n", place(cell.place));
  print_history(scenario, parameter, cell, all);
  print_acts(scenario, parameter, cell);
}

void print_parameter(const Scenario& scenario, const ExplainedParameter& parameter,
                     const std::vector<ExplainedCell>& cells, bool all) {
  fmt::print("{} [{}]\n", parameter.path, unit_of(parameter));
  print_line("meaning", parameter.meaning);
  print_line("source", parameter.source);
  print_line("evidence", parameter.evidence);
  print_line("prior", parameter.prior);
  print_line("note", parameter.note);
  print_line("set at", place(parameter.place));
  for (const ExplainedCell& cell : cells) print_cell(scenario, parameter, cell, all);
  fmt::print("\n");
}

void print_differences(const std::vector<ExplainedParameter>& parameters) {
  bool any = false;
  for (const auto& parameter : parameters) {
    for (const auto& cell : parameter.cells) {
      if (!cell.parent_value) continue;
      if (!any) fmt::print("Differs from what it extends:\n");
      any = true;
      fmt::print("  {} = {}{}, was {}  [{}]\n", cell.path, value_of(parameter, cell.value),
                 with_unit(parameter), value_of(parameter, *cell.parent_value), place(cell.place));
    }
  }
  if (any) fmt::print("\n");
}

void print_policies(const Scenario& scenario) {
  for (const auto& policy : scenario.explain_policies()) {
    fmt::print("Policy {}: {}  [{}]\n", policy.name, policy.title, place(policy.place));
    print_line("mechanism", policy.mechanism);
    print_line("source", policy.source);
    print_line("unknown", policy.unknown);
    for (const auto& change : policy.changes) fmt::print("    {}\n", change);
    fmt::print("\n");
  }
}

void print_head(const Scenario& scenario) {
  const auto& settings = scenario.settings();
  fmt::print("{}: {}\n", scenario.name(), scenario.title());
  if (!scenario.description().empty()) fmt::print("{}\n", scenario.description());
  for (const auto& source : scenario.sources()) fmt::print("source: {}\n", source);
  fmt::print("runs from {} to {}; reported from {}, projected from {}, cohort from {}\n\n",
             to_string(settings.start), to_string(settings.end), to_string(settings.report_from),
             to_string(settings.projection_from), to_string(settings.cohort_from));
}

void print_funding(const Scenario& scenario) {
  fmt::print("What the funding comes to (central values):\n");
  for (const auto& row : funding_rows(scenario)) fmt::print("  {}\n", row);
  for (const auto& note : idle_funding(scenario)) fmt::print("  note: {}\n", note);
  fmt::print("\n");
}

[[noreturn]] void refuse_path(const std::vector<ExplainedParameter>& parameters, const std::string& path) {
  std::vector<std::string> known;
  for (const auto& parameter : parameters) {
    known.push_back(parameter.path);
    known.push_back(parameter.path.substr(0, parameter.path.find('.')));
    for (const auto& cell : parameter.cells) known.push_back(cell.path);
  }
  throw core::InputError(
      {{"PATH"},
       fmt::format("there is no parameter \"{}\"{}", path, core::did_you_mean(path, known)),
       "a path as 'nrmsim explain SCENARIO.yaml' lists them"});
}

bool is_there(const std::string& file) {
  std::error_code ignored;
  return std::filesystem::exists(file, ignored);
}

/// "support.capacity", and not a path to a file, with or without its ending.
bool looks_like_a_parameter(const std::string& word) {
  const std::string ending = std::filesystem::path(word).extension().string();
  return word.find('.') != std::string::npos && word.find('/') == std::string::npos && ending != ".yaml" &&
         ending != ".yml" && ending != ".YAML" && ending != ".YML";
}

/// Whoever gives a parameter alone, or first, is told what is missing, and not that a parameter is no file.
void require_scenario_first(const ExplainOptions& options) {
  if (is_there(options.file) || !looks_like_a_parameter(options.file)) return;
  if (!options.path.empty() && !is_there(options.path)) return;
  throw core::InputError({{options.file},
                          "there is no such file",
                          fmt::format("the scenario file first{}: 'nrmsim explain {} {}'",
                                      options.path.empty() ? ", and then a parameter" : "",
                                      options.path.empty() ? "SCENARIO.yaml" : options.path, options.file)});
}

ExitStatus explain(const ExplainOptions& options) {
  require_scenario_first(options);
  const auto scenarios = load_scenarios({options.file}, options.sets);
  const Scenario& scenario = scenarios.front();
  const auto parameters = scenario.explain();
  if (options.path.empty()) {
    print_head(scenario);
    print_policies(scenario);
    print_differences(parameters);
  }
  bool found = false;
  for (const auto& parameter : parameters) {
    const auto cells = cells_within(parameter, options.path);
    if (cells.empty()) continue;
    found = true;
    print_parameter(scenario, parameter, cells, !options.path.empty());
  }
  if (!found) refuse_path(parameters, options.path);
  if (options.path.empty() || within(options.path, "funding")) print_funding(scenario);
  return ExitStatus::done;
}

}  // namespace

void add_explain(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand(
      "explain", "Print the resolved parameters: value, unit, meaning, where it was set, source and grade");
  auto options = std::make_shared<ExplainOptions>();
  command->add_option("SCENARIO.yaml", options->file, "Scenario file")->required();
  command->add_option("PATH", options->path, "A parameter, a concept, or one cell; everything unless given");
  command->add_option("--set", options->sets, "Change one value first")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
  command->callback([options, &chosen] { chosen.action = [options] { return explain(*options); }; });
}

}  // namespace nrmsim::cli
