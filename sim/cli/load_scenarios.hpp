#pragma once

#include <string>
#include <vector>

#include "sim/scenario/declarations.hpp"
#include "sim/scenario/scenario.hpp"

namespace nrmsim::cli {

/// What the model declares, for the layer that reads scenarios.
scenario::Declarations model_declarations();

/// Reads all files, each with the same `sets`, and checks that they can stand in one run: names of their own,
/// the same dates. core::InputError with the problems of all files.
std::vector<scenario::Scenario> load_scenarios(const std::vector<std::string>& files,
                                               const std::vector<std::string>& sets);

/// Position of the scenario with that name; core::InputError with the nearest name if there is none.
std::uint32_t find_scenario(const std::vector<std::string>& names, const std::string& name,
                            const std::string& option);

}  // namespace nrmsim::cli
