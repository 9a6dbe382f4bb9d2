#pragma once
// One sensitivity study: its inputs, its points, and the outcome at each of them.

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "analysis/statistics/nested.hpp"
#include "sim/cli/measured.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/studies/designs.hpp"

namespace nrmsim::cli {

/// An uncertain parameter of any of the scenarios.
struct StudyInput {
  std::string path;
  std::string prior;
  std::uint32_t dimension = 0;
};

/// The uncertain parameters of all scenarios, those only that `only` names by path or by the beginning of one
/// ("missing", "missing.hazard_per_year"), all where it is empty. core::InputError for a name that fits none,
/// and where there is none at all.
std::vector<StudyInput> study_inputs(const std::vector<scenario::Scenario>& scenarios,
                                     const std::vector<std::string>& only);

/// What running the points of a study needs.
struct StudyRun {
  const Prepared& prepared;  ///< one scenario, or a baseline and another
  const std::vector<StudyInput>& inputs;
  const std::vector<studies::DesignPoint>& points;
  const Measured& measured;  ///< one number
  unsigned threads = 1;
  std::stop_token stop{};
  std::function<void()> step{};  ///< called after each replication
};

/// Where a point lies among the dimensions of all parameters: those that are no inputs at the median of their
/// prior.
scenario::DrawPoint where(const std::vector<StudyInput>& inputs, const studies::DesignPoint& point);

/// The values, or factors, of the inputs at a point, in their order.
std::vector<double> values_at(const Prepared& prepared, const std::vector<StudyInput>& inputs,
                              const studies::DesignPoint& point);

/// [point][replication]: the number, or its difference to the first scenario where there are two. Nothing if
/// it was stopped. core::RunError if the number does not exist in some of them.
std::optional<statistics::Nested> run_study(const StudyRun& run);

}  // namespace nrmsim::cli
