#pragma once
// The options of every command that takes scenario files.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace nrmsim::cli {

/// What the command line says about a batch; what it leaves open comes from the first scenario's `batch:`.
struct ScenarioOptions {
  std::vector<std::string> files;
  std::vector<std::string> sets;  ///< PATH=VALUE each
  std::optional<std::string> baseline;
  std::optional<std::uint32_t> replications;
  std::optional<std::uint32_t> draws;  ///< one means the central values
  std::optional<std::uint64_t> seed;
  std::optional<double> scale;
  std::uint32_t events = 0;  ///< replications whose event histories are kept
};

/// Adds them all to a command; `options` has to outlive the parsing.
void add_scenario_options(CLI::App& command, ScenarioOptions& options);

/// Parts of them, for commands that take files or draws in another way: `--draws`; and `--replications`,
/// `--seed`,
/// `--scale`, `--set`.
/// `unless_given` says how many draws there are without the option.
void add_draws_option(CLI::App& command, ScenarioOptions& options,
                      const std::string& unless_given = "what the scenario says, or 1");
void add_batch_options(CLI::App& command, ScenarioOptions& options);
/// For commands that do not take these settings from a scenario: core::InputError where `--set` names one of
/// them, so that nobody believes that it acted. `instead` names the options that do.
void refuse_settings(const ScenarioOptions& options, std::initializer_list<std::string_view> paths,
                     const std::string& instead);
/// `--threads` of every command that computes; all cores unless given.
void add_threads_option(CLI::App& command, unsigned& threads,
                        const std::string& meaning = "Threads to compute on");
/// `--posterior` and `--priors`, for commands that draw parameters.
void add_posterior_options(CLI::App& command, ScenarioOptions& options);

}  // namespace nrmsim::cli
