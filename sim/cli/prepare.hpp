#pragma once
// From the command line and scenario files to a batch that can be run.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/batch/plan.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/model/input.hpp"
#include "sim/results/batch_record.hpp"
#include "sim/scenario/scenario.hpp"

namespace nrmsim::cli {

/// A batch that has been checked and described but not run.
struct Prepared {
  std::vector<scenario::Scenario> scenarios;
  results::BatchRecord record;
  /// [scenario] first day on which it says something else than the baseline in any draw; the horizon if never
  /// [d]. Empty for a batch that was read back from a file.
  std::vector<double> differs_from;

  /// Replications of the first draw, in every scenario, of which the event history is kept.
  std::uint32_t events = 0;

  bool keeps_events(const batch::Key& key) const { return key.draw == 0 && key.replication < events; }
  batch::Plan plan() const;
  /// Where a draw lies: at the centre, or at a point of the priors.
  scenario::DrawPoint point(std::uint32_t draw) const;
  /// What one scenario is in one draw, at the scale of the batch.
  model::Input input(std::uint32_t scenario, std::uint32_t draw) const;
};

/// The time in Greenwich, as 2026-11-24T21:00:00Z.
std::string now_utc();

/// A scenario as plain numbers, in the form that the model takes.
model::Input model_input(const scenario::RunSettings& settings, scenario::Materialised made, double scale);

/// Reads and checks everything. core::InputError with every problem found.
Prepared prepare(const ScenarioOptions& options, const std::vector<std::string>& command_line);

/// The same for scenarios that have been loaded; the files and sets of the options are not looked at.
Prepared prepare(std::vector<scenario::Scenario> scenarios, const ScenarioOptions& options,
                 const std::vector<std::string>& command_line);

/// The batch that a results file holds, from what the file itself says. core::RunError if its scenarios
/// cannot be read by this program.
Prepared prepare_again(const results::BatchRecord& record);

}  // namespace nrmsim::cli
