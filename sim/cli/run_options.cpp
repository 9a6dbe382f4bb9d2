#include "sim/cli/run_options.hpp"

#include <CLI/CLI.hpp>

#include "sim/cli/option_checks.hpp"

namespace nrmsim::cli {

void add_run_options(CLI::App& command, RunOptions& options) {
  add_scenario_options(command, options.scenarios);
  command
      .add_option("-o,--output", options.output,
                  "Results file; results/NAME.h5 unless given, NAME being the first scenario's name")
      ->type_name("FILE.h5");
  add_threads_option(command, options.threads);
  command
      .add_option("--events", options.scenarios.events,
                  "Keep the event history of each synthetic person in so many replications, for teaching")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(0, 10'000'000), ""));
  auto* shard =
      command
          .add_option("--shard", options.shard_text,
                      "Run only part K of N of the batch (merge puts the parts together); slurm takes K "
                      "and N from the "
                      "variables of a job array")
          ->type_name("K/N");
  auto* precise = command
                      .add_option("--until-precise", options.until_precise,
                                  "Stop once the interval of this outcome's difference to the baseline is no "
                                  "wider than +-HALFWIDTH; "
                                  "--replications (1024 unless given) is then the upper limit")
                      ->type_name("OUTCOME=HALFWIDTH")
                      ->type_size(1)
                      ->allow_extra_args(false)
                      ->excludes(shard);
  auto* resume = command.add_flag_callback(
      "--resume", [&options] { options.if_there = IfThere::resume; },
      "Go on with what an interrupted run has done; start if there is nothing");
  command
      .add_flag_callback(
          "--overwrite", [&options] { options.if_there = IfThere::overwrite; },
          "Replace results of that name, once the new ones are complete")
      ->excludes(resume);
  command
      .add_flag("--extend", options.extend,
                "Add replications or draws to complete results of that name; what is there is not run again")
      ->excludes(shard)
      ->excludes(precise)
      ->excludes("--resume")
      ->excludes("--overwrite");
}

std::string default_output(const Prepared& prepared) {
  return "results/" + prepared.scenarios.front().name() + ".h5";
}

}  // namespace nrmsim::cli
