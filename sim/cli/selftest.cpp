// nrmsim selftest: checks of this very program against what is known beforehand.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/cli/load_scenarios.hpp"
#include "sim/cli/option_checks.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/cli/shipped_scenarios.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/problems.hpp"
#include "sim/scenario/load.hpp"
#include "sim/verification/conservation.hpp"
#include "sim/verification/engine_checks.hpp"
#include "sim/verification/known_answers.hpp"
#include "sim/verification/policies.hpp"

namespace nrmsim::cli {
namespace {

using verification::Check;

constexpr double small_country = 0.01;  // enough for what holds exactly in a country of any size

/// A scenario that came with the program, at its central values.
model::Input shipped(const std::string& file, double scale) {
  const std::string path = (shipped_scenarios() / file).string();
  try {
    const auto loaded = scenario::load(path, model_declarations());
    return model_input(loaded.settings(), loaded.materialise(scenario::DrawPoint::central(), scale), scale);
  } catch (const core::InputError& error) {
    // It is the installation that is wrong, not what the user said.
    throw core::RunError(std::string("a scenario that came with the program cannot be used: ") +
                         error.what());
  }
}

void add(std::vector<Check>& checks, std::vector<Check> more) {
  std::move(more.begin(), more.end(), std::back_inserter(checks));
}

std::vector<Check> queues(std::uint64_t seed) {
  std::vector<Check> checks = verification::mmc_queue(shipped("verification/mmc-queue.yaml", 1), seed);
  add(checks, verification::priority_queue(seed));
  return checks;
}

std::vector<Check> risks(std::uint64_t seed) {
  std::vector<Check> checks =
      verification::competing_risks(shipped("verification/competing-risks.yaml", 1), seed);
  add(checks, verification::weibull_risks(seed));
  add(checks, verification::missing_renewal(shipped("verification/missing-renewal.yaml", 1), seed));
  return checks;
}

std::vector<Check> policies(std::uint64_t seed) {
  const model::Input baseline = shipped("baseline.yaml", small_country);
  std::vector<Check> checks{
      verification::null_policy(baseline, shipped("verification/null-reform.yaml", small_country), seed)};
  add(checks, verification::shared_history(baseline,
                                           shipped("reforms/guaranteed-support.yaml", small_country), seed));
  checks.push_back(verification::repetition(baseline, seed));
  return checks;
}

std::vector<Check> limits(std::uint64_t seed) {
  return verification::limits(shipped("baseline.yaml", small_country), seed);
}

std::vector<Check> conservation(std::uint64_t seed) {
  return verification::conservation(shipped("baseline.yaml", small_country), seed, 0,
                                    verification::AuditAt::events);
}

struct Part {
  const char* name;
  const char* about;
  std::function<std::vector<Check>(std::uint64_t)> run;
};
const std::vector<Part>& parts() {
  static const std::vector<Part> all{{"policies", "no policy acts where it changes nothing", policies},
                                     {"conservation", "people, places and money add up", conservation},
                                     {"limits", "what is switched off leaves nothing behind", limits},
                                     {"queues", "waits are those of queueing theory", queues},
                                     {"risks", "risks are those of survival analysis", risks}};
  return all;
}

struct Options {
  std::vector<std::string> parts;  ///< empty for all
  std::uint64_t seed = 1;
};

int widest(const std::vector<Check>& checks) {
  std::size_t width = 0;
  for (const Check& check : checks) width = std::max(width, check.what.size());
  return static_cast<int>(width);
}

void print(const std::vector<Check>& checks) {
  const int width = widest(checks);
  fmt::print("  {:{}}  {:>12}  {:>12}  {:>9}  passed\n", "check", width, "expected", "found", "bound");
  for (const Check& check : checks) {
    fmt::print("  {:{}}  {:12.8g}  {:12.8g}  {:9.3g}  {}\n", check.what, width, check.expected, check.found,
               check.bound, check.passed ? "yes" : "NO");
    if (!check.passed && !check.detail.empty()) fmt::print("    first: {}\n", check.detail);
  }
}

ExitStatus selftest(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  std::size_t all = 0;
  std::size_t passed = 0;
  for (const Part& part : parts()) {
    const bool wanted = options.parts.empty() || std::find(options.parts.begin(), options.parts.end(),
                                                           part.name) != options.parts.end();
    if (!wanted) continue;
    fmt::print("{}: {}\n", part.name, part.about);
    std::fflush(stdout);
    const std::vector<Check> checks = part.run(options.seed);
    print(checks);
    all += checks.size();
    passed += static_cast<std::size_t>(
        std::count_if(checks.begin(), checks.end(), [](const Check& check) { return check.passed; }));
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  fmt::print("{} of {} passed ({})\n", passed, counted(all, "check", "checks"), duration(seconds));
  return passed == all ? ExitStatus::done : ExitStatus::failed;
}

std::string part_problem(const std::string& word) {
  std::vector<std::string> known;
  for (const Part& part : parts()) known.emplace_back(part.name);
  if (std::find(known.begin(), known.end(), word) != known.end()) return {};
  return fmt::format("there is no part \"{}\"{}; expected one of {}", word, core::did_you_mean(word, known),
                     fmt::join(known, ", "));
}

}  // namespace

void add_selftest(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand(
      "selftest", "Check this program against known answers: closed forms, conservation, null policies");
  auto options = std::make_shared<Options>();
  std::string about = "Parts to check, all unless given:";
  for (const Part& part : parts()) about += fmt::format(" {} ({}),", part.name, part.about);
  about.back() = '.';
  command->add_option("PART", options->parts, about)->check(CLI::Validator(part_problem, ""));
  command
      ->add_option(
          "--seed", options->seed,
          "Seed of the random numbers of the checks; 1 unless given. With another seed each statistical "
          "check fails by bad luck about once in a million times")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(0, std::numeric_limits<std::uint64_t>::max()), ""));
  command->callback([options, &chosen] { chosen.action = [options] { return selftest(*options); }; });
}

}  // namespace nrmsim::cli
