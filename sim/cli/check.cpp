// nrmsim check SCENARIO.yaml...: every problem found, and what a run would cost.

#include <fmt/format.h>
#include <sys/statvfs.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "analysis/comparison/number_text.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/funding_text.hpp"
#include "sim/cli/preflight.hpp"
#include "sim/cli/run_options.hpp"
#include "sim/cli/scenario_notes.hpp"
#include "sim/cli/until_precise.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

/// Bytes that are free where a file would be written.
std::optional<double> free_bytes(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  fs::path folder = fs::absolute(path, ignored).parent_path();
  while (!fs::exists(folder, ignored) && folder != folder.parent_path()) folder = folder.parent_path();
  struct statvfs space {};
  if (statvfs(folder.c_str(), &space) != 0) return std::nullopt;
  return static_cast<double>(space.f_bavail) * static_cast<double>(space.f_frsize);
}

void print_batch(const Prepared& prepared) {
  const auto& record = prepared.record;
  fmt::print("scenarios     ");
  for (std::size_t i = 0; i < record.scenarios.size(); ++i) {
    fmt::print("{}{}{}", i > 0 ? ", " : "", record.scenarios[i].name,
               i == record.baseline ? " (baseline)" : "");
  }
  fmt::print("\nbatch         {} x {}{} x {} = {}\n",
             counted(record.scenarios.size(), "scenario", "scenarios"),
             counted(record.draws, "draw", "draws"), record.central_draw ? " (central values)" : "",
             counted(record.replications, "replication", "replications"), grouped(record.keys()));
  fmt::print("seed, scale   {}, {}\n", record.seed, record.scale);
  fmt::print("uncertain     {}\n", counted(record.uncertain.size(), "parameter", "parameters"));
}

/// How the service lines are funded.
void print_funding(const Prepared& prepared) {
  for (const auto& scenario : prepared.scenarios) {
    fmt::print("funding       {}: {}\n", scenario.name(), funding_summary(scenario));
    for (const auto& notes : {unfunded_lines(scenario), rounded_lines(scenario, prepared.record.scale)})
      for (const auto& note : notes) fmt::print("note          {}: {}\n", scenario.name(), note);
  }
}

/// A cohort that begins before a policy mixes people referred under other rules into its contrast.
void print_cohort(const Prepared& prepared) {
  const auto& settings = prepared.scenarios.front().settings();
  const double cohort_day = core::days_between(settings.start, settings.cohort_from);
  fmt::print("cohort        people first referred from {} on\n", to_string(settings.cohort_from));
  for (const auto& scenario : prepared.record.scenarios) {
    if (scenario.policy_day > cohort_day && scenario.policy_day < settings.horizon_days()) {
      fmt::print(
          "note          the policies of {} begin later than that; set simulation.cohort_from to their "
          "date\n",
          scenario.name);
    }
  }
}

void print_cost(const Preflight& ahead, const RunOptions& options) {
  fmt::print("time          about {} on {} (one replication at scale {:.3g} took {})\n",
             duration(ahead.seconds), counted(options.threads, "thread", "threads"), ahead.sample_scale,
             duration(ahead.sample_seconds));
  fmt::print("memory        about {}\n", bytes(ahead.memory_bytes));
  fmt::print("disk          up to {} for {} ({} a replication), and as much again while it runs\n",
             bytes(ahead.results_bytes), options.output, bytes(ahead.row_bytes));
}

/// Both ends to two digits of the higher one.
std::string roughly(const statistics::Interval& interval) {
  const double step = std::pow(10, std::floor(std::log10(std::max(interval.high, 1.0))) - 1);
  const auto rounding = comparison::rounding_for(interval.high, interval.high);
  const auto end = [&](double value) {
    return comparison::rounded(step * std::round(value / step), rounding);
  };
  return end(interval.low) + " to " + end(interval.high);
}

void print_widths(const Preflight& ahead, const results::BatchRecord& record) {
  const bool draws = record.draws > 1;
  if (ahead.widths.empty()) {
    fmt::print("precision     not estimated: {}\n",
               !draws && record.replications < 2
                   ? "one replication gives no interval"
                   : "a sample would take too long; run a few replications first");
    return;
  }
  const bool alone = record.scenarios.size() == 1;
  fmt::print("precision     95% intervals to expect from {}{},\n              {}:\n",
             draws ? "parameters and chance" : "chance", alone ? "" : ", of the difference to the baseline",
             draws ? "very roughly, from the first few draws in a smaller country"
                   : "estimated from a few small replications");
  for (const auto& width : ahead.widths) {
    if (width.interval) {
      fmt::print("  {}: {} {}\n", width.outcome, roughly(*width.interval), width.unit);
      continue;
    }
    const std::string half =
        comparison::rounded(width.half_width, comparison::rounding_for(width.half_width, width.half_width));
    fmt::print("  {}{}: +-{} {}\n", alone ? "" : width.scenario + ", ", width.outcome, half, width.unit);
  }
}

/// Twice the rows: the journal, and the results file that is written from it.
void require_space(const Preflight& ahead, const RunOptions& options) {
  const auto space = free_bytes(options.output);
  if (!space || *space >= 2 * ahead.results_bytes) return;
  throw core::InputError({{options.output},
                          fmt::format("there is not enough space: {} are free", bytes(*space)),
                          bytes(2 * ahead.results_bytes)});
}

ExitStatus check(RunOptions options) {
  const std::vector<PrecisionTarget> targets = precision_targets(options.until_precise);
  if (!targets.empty()) limit_replications(options.scenarios);
  const Prepared prepared = prepare(options.scenarios, options.command_line);
  if (!targets.empty()) check_targets(prepared, targets);
  const bool named = !options.output.empty();
  if (!named) options.output = default_output(prepared);
  const Preflight ahead = look_ahead(prepared, options.threads);
  print_batch(prepared);
  print_funding(prepared);
  print_cohort(prepared);
  for (const std::string& note : notes_on(prepared, options.scenarios))
    fmt::print("note          {}\n", note);
  print_cost(ahead, options);
  print_widths(ahead, prepared.record);
  for (const std::string& line : precision_forecast(ahead, prepared, targets)) fmt::print("  {}\n", line);
  if (!named && options.if_there == IfThere::refuse && is_taken(options.output)) {
    fmt::print(
        "note          {} is there already; a run needs --overwrite, --resume or another name after -o\n",
        options.output);
  } else {
    look_at_output(options.output, options.if_there);
  }
  require_space(ahead, options);
  fmt::print("No problem found: a run would start.\n");
  return ExitStatus::done;
}

}  // namespace

void add_check(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand(
      "check",
      "Report every problem of scenario files, and what a run would cost; takes the options of run, but "
      "not --quiet");
  auto options = std::make_shared<RunOptions>();
  add_run_options(*command, *options);
  command->callback([options, &chosen] {
    options->command_line = chosen.command_line;
    chosen.action = [options] { return check(*options); };
  });
}

}  // namespace nrmsim::cli
