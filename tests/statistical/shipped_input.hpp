#pragma once
// Inputs of the scenarios that come with the program, in a small country.

#include <string>
#include <vector>

#include "sim/cli/load_scenarios.hpp"
#include "sim/cli/prepare.hpp"

namespace nrmsim::testing {

/// At the central values of the priors; `sets` are PATH=VALUE as after --set.
inline model::Input shipped_input(const std::string& file, double scale,
                                  const std::vector<std::string>& sets = {}) {
  const auto loaded = cli::load_scenarios({std::string(NRMSIM_SCENARIOS) + "/" + file}, sets);
  return cli::model_input(loaded.front().settings(),
                          loaded.front().materialise(scenario::DrawPoint::central(), scale), scale);
}

}  // namespace nrmsim::testing
