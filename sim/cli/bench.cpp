// nrmsim bench: how fast this program is on this machine, as a small table to send with a question.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <vector>

#include "analysis/comparison/columns.hpp"
#include "analysis/comparison/number_text.hpp"
#include "sim/batch/run.hpp"
#include "sim/cli/bench_rows.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/format.hpp"
#include "sim/cli/option_checks.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/cli/shipped_scenarios.hpp"
#include "sim/cli/simulate.hpp"
#include "sim/cli/stop_on_signal.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/total.hpp"
#include "sim/cli/version.hpp"

namespace nrmsim::cli {
namespace {

using Clock = std::chrono::steady_clock;

struct BenchOptions {
  Format format = Format::table;
  unsigned threads = 1;
  double seconds = 1;
  double scale = 1;
};

constexpr std::uint32_t more_than_there_is_time_for = 1'000'000;

/// The central values of a scenario that came with the program.
Prepared shipped(const char* file, double scale) {
  ScenarioOptions options;
  options.files = {(shipped_scenarios() / file).string()};
  options.draws = 1;
  options.scale = scale;
  options.replications = more_than_there_is_time_for;
  return prepare(options, {});
}

/// Replications for about so long; time of one thread per event, in nanoseconds.
double per_event(const Prepared& prepared, Simulator& simulator, unsigned threads, double seconds,
                 const std::stop_token& stop) {
  std::stop_source enough;
  const std::stop_callback also(stop, [&enough] { enough.request_stop(); });
  double events = 0;
  const Total events_in(prepared.record.layout, "events_handled");
  const batch::Plan plan{1, 1, more_than_there_is_time_for};
  const auto start = Clock::now();
  const auto passed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  batch::run(
      batch::KeySet(plan), prepared.record.layout.total_cells(), {threads, enough.get_token()},
      [&](const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
        simulator.run(key, worker, row);
      },
      [&](const batch::Key&, std::span<const outcomes::Cell> row) {
        events += events_in(row);
        if (passed() >= seconds) enough.request_stop();
      });
  return 1e9 * passed() * threads / events;
}

/// One thread and all of them, by turns, so that a machine that slows down slows both.
Speed events_of(const char* file, const char* what, const BenchOptions& options,
                const std::stop_token& stop) {
  const Prepared prepared = shipped(file, options.scale);
  Simulator simulator(prepared, options.threads);
  std::vector<double> one;
  std::vector<double> all;
  per_event(prepared, simulator, options.threads, 0, stop);  // the first touches new memory
  for (int round = 0; round < rounds_by_turns && !stop.stop_requested(); ++round) {
    one.push_back(per_event(prepared, simulator, 1, options.seconds, stop));
    all.push_back(per_event(prepared, simulator, options.threads, options.seconds, stop));
  }
  if (one.empty()) return {};
  return {what, "ns", median(one), median(all)};
}

std::string machine() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("model name"))
      if (const auto colon = line.find(": "); colon != std::string::npos) return line.substr(colon + 2);
  return "unknown processor";
}

std::string table_text(const std::vector<Speed>& speeds, const BenchOptions& options) {
  comparison::Lines lines{{"", "one thread", fmt::format("{} threads, each", options.threads)}};
  const auto text = [](double value, const std::string& unit) {
    return value > 0 ? fmt::format("{:.3g} {}", value, unit) : std::string("-");
  };
  for (const Speed& speed : speeds)
    lines.push_back({speed.what, text(speed.one_thread, speed.unit),
                     options.threads > 1 ? text(speed.all_threads, speed.unit) : "-"});
  constexpr std::size_t columns = 100;
  const Version v = version();
  return fmt::format("nrmsim {}, results version {}, commit {}\n{}; {}\n{}\n\n", v.program, results_version,
                     v.commit, v.compiler, v.threading, machine()) +
         comparison::aligned(lines, columns, 30) +
         "\nMedians of three rounds by turns, but for the draw and the sending. Other work on the machine "
         "moves them; results never depend on "
         "speed.\n";
}

std::string csv_text(const std::vector<Speed>& speeds, const BenchOptions& options) {
  std::string text = "what,unit,threads,value\n";
  for (const Speed& speed : speeds) {
    text += fmt::format("{},{},1,{}\n", speed.what, speed.unit, comparison::plain_number(speed.one_thread));
    if (options.threads > 1 && speed.all_threads > 0)
      text += fmt::format("{},{},{},{}\n", speed.what, speed.unit, options.threads,
                          comparison::plain_number(speed.all_threads));
  }
  return text;
}

std::string json_text(const std::vector<Speed>& speeds, const BenchOptions& options) {
  const Version v = version();
  nlohmann::ordered_json made{{"program", v.program},      {"results_version", results_version},
                              {"commit", v.commit},        {"compiler", v.compiler},
                              {"threading", v.threading},  {"processor", machine()},
                              {"threads", options.threads}};
  for (const Speed& speed : speeds) {
    nlohmann::ordered_json one{{"what", speed.what}, {"unit", speed.unit}, {"one_thread", speed.one_thread}};
    if (options.threads > 1 && speed.all_threads > 0) one["all_threads"] = speed.all_threads;
    made["speeds"].push_back(std::move(one));
  }
  return made.dump(2) + '\n';
}

ExitStatus bench(const BenchOptions& options) {
  const StopOnSignal signals;
  std::vector<Speed> speeds;
  speeds.push_back(
      events_of("verification/nrm-slice.yaml", "event of the verification slice", options, signals.token()));
  speeds.push_back(events_of("baseline.yaml", "event of the baseline", options, signals.token()));
  if (signals.token().stop_requested()) return ExitStatus::interrupted;
  speeds.push_back(addressed_draw(options.seconds));
  for (Speed& speed : rows_written(options.seconds, options.threads)) speeds.push_back(std::move(speed));
  if (signals.token().stop_requested()) return ExitStatus::interrupted;
  switch (options.format) {
    case Format::table:
      fmt::print("{}", table_text(speeds, options));
      break;
    case Format::csv:
      fmt::print("{}", csv_text(speeds, options));
      break;
    case Format::json:
      fmt::print("{}", json_text(speeds, options));
      break;
  }
  return ExitStatus::done;
}

}  // namespace

void add_bench(CLI::App& app, Chosen& chosen) {
  auto* command =
      app.add_subcommand("bench", "Say how fast this program is on this machine, to send with a question");
  auto options = std::make_shared<BenchOptions>();
  add_format_option(*command, options->format);
  add_threads_option(*command, options->threads, "Threads to compare with one");
  command
      ->add_option("--seconds", options->seconds, "Seconds for each of twelve measurements; 1 unless given")
      ->type_name("X")
      ->check(CLI::Validator(number_between(0.01, 3600), ""));
  command->add_option("--scale", options->scale, "Size of the country simulated; 1 unless given")
      ->type_name("X")
      ->check(CLI::Validator(number_between(0.001, 100), ""));
  command->callback([options, &chosen] { chosen.action = [options] { return bench(*options); }; });
}

}  // namespace nrmsim::cli
