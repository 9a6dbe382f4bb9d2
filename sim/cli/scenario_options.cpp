#include "sim/cli/scenario_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>

#include "sim/cli/option_checks.hpp"
#include "sim/core/problems.hpp"
#include "sim/parallel/workers.hpp"

namespace nrmsim::cli {
namespace {

/// Empty for a scale that can be used. The parser's own range lets NaN pass.
std::string scale_problem(const std::string& text) {
  constexpr double smallest = 1e-6;
  constexpr double largest = 1000;
  double scale = 0;
  const bool good = CLI::detail::lexical_cast(text, scale) && scale >= smallest && scale <= largest;
  return good ? std::string() : "'" + text + "' cannot be used; expected a number from 0.000001 to 1000";
}

}  // namespace

void refuse_settings(const ScenarioOptions& options, std::initializer_list<std::string_view> paths,
                     const std::string& instead) {
  std::vector<core::Problem> problems;
  for (const std::string& set : options.sets) {
    const std::string path = set.substr(0, set.find('='));
    if (std::find(paths.begin(), paths.end(), path) != paths.end())
      problems.push_back({{"--set"}, path + " does nothing here", instead});
  }
  if (!problems.empty()) throw core::InputError(std::move(problems));
}

void add_scenario_options(CLI::App& command, ScenarioOptions& options) {
  command.add_option("SCENARIO.yaml", options.files, "Scenario files; the first is the baseline")->required();
  command
      .add_option("--baseline", options.baseline, "Name of the scenario that the others are compared with")
      ->type_name("NAME");
  add_draws_option(command, options);
  add_batch_options(command, options);
  add_posterior_options(command, options);
}

void add_draws_option(CLI::App& command, ScenarioOptions& options, const std::string& unless_given) {
  command
      .add_option("--draws", options.draws,
                  "Draws of the uncertain parameters from their priors (1 to 1,000,000); 1 means their "
                  "central values. Unless given: " +
                      unless_given)
      ->type_name("N")
      ->check(CLI::Validator(whole_number(1, 1'000'000), ""));
}

void add_batch_options(CLI::App& command, ScenarioOptions& options) {
  command.add_option("--replications", options.replications, "Replications of each draw (1 to 10,000,000)")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(1, 10'000'000), ""));
  command.add_option("--seed", options.seed, "Seed of all random numbers")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(0, std::numeric_limits<std::uint64_t>::max()), ""));
  command
      .add_option(
          "--scale", options.scale,
          "Size of the country simulated, 1 being the real one; 0.1 is a quick look, and counts are still "
          "reported at full scale")
      ->type_name("X")
      ->check(CLI::Validator(scale_problem, ""));
  command
      .add_option(
          "--set", options.sets,
          "Change one value in every scenario, for example --set missing.hazard_per_year.foster.child=2.5")
      ->type_name("PATH=VALUE")
      ->type_size(1)
      ->allow_extra_args(false);
}

void add_threads_option(CLI::App& command, unsigned& threads, const std::string& meaning) {
  threads = parallel::available_threads();
  command.add_option("--threads", threads, meaning + "; all cores unless given")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(1, 4096), ""));
}

void add_posterior_options(CLI::App& command, ScenarioOptions& options) {
  command
      .add_option_function<std::string>(
          "--posterior", [&options](const std::string& file) { options.sets.push_back("posterior=" + file); },
          "Draw the parameters that this file holds from it (nrmsim calibrate writes such files)")
      ->type_name("FILE.csv");
  command
      .add_flag_callback(
          "--priors", [&options] { options.sets.emplace_back("posterior=none"); },
          "Draw all parameters from their priors, whatever posterior the scenario names")
      ->excludes("--posterior");
}

}  // namespace nrmsim::cli
