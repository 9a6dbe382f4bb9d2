#pragma once
// The options of `run`; `check` takes the same ones.

#include <string>
#include <vector>

#include "sim/cli/output.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/cli/shard.hpp"

namespace nrmsim::cli {

struct RunOptions {
  ScenarioOptions scenarios;
  std::string output;    ///< empty for default_output()
  unsigned threads = 1;  ///< all cores unless given
  IfThere if_there = IfThere::refuse;
  bool quiet = false;
  std::string shard_text;  ///< as on the command line
  Shard shard{};
  bool extend = false;                     ///< add replications or draws to the results that are there
  std::vector<std::string> until_precise;  ///< OUTCOME=HALFWIDTH each; see until_precise.hpp
  std::vector<std::string> command_line;
};

/// Adds them all to a command but `--quiet`; `options` has to outlive the parsing.
void add_run_options(CLI::App& command, RunOptions& options);

/// results/NAME.h5, NAME from the first scenario.
std::string default_output(const Prepared& prepared);

}  // namespace nrmsim::cli
