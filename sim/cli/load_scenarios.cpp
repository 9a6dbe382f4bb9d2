#include "sim/cli/load_scenarios.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "sim/core/nearest_name.hpp"
#include "sim/model/parameters.hpp"
#include "sim/scenario/load.hpp"

namespace nrmsim::cli {
namespace {

using core::Problem;

std::string dates(const scenario::RunSettings& settings) {
  return fmt::format("{} to {}, reported from {}, projected from {}, cohort from {}",
                     to_string(settings.start), to_string(settings.end), to_string(settings.report_from),
                     to_string(settings.projection_from), to_string(settings.cohort_from));
}

/// Adds what keeps scenarios that are right in themselves from standing in one run.
void check_together(const std::vector<std::string>& files, const std::vector<scenario::Scenario>& scenarios,
                    std::vector<Problem>& problems) {
  std::map<std::string, std::string> file_of_name;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const auto [first, is_new] = file_of_name.emplace(scenarios[i].name(), files[i]);
    if (!is_new) {
      problems.push_back({{files[i]},
                          fmt::format("the name '{}' is also that of {}", scenarios[i].name(), first->second),
                          "a name of its own for every scenario of a run"});
    }
    if (scenarios[i].settings() != scenarios.front().settings()) {
      problems.push_back(
          {{files[i]},
           fmt::format("the dates of the simulation ({}) are not those of {}", dates(scenarios[i].settings()),
                       files.front()),
           dates(scenarios.front().settings()) + ", as the scenarios of a run share their dates"});
    }
  }
}

}  // namespace

scenario::Declarations model_declarations() {
  return {model::parameter_groups(), model::table_specs(), sizeof(model::Parameters)};
}

std::vector<scenario::Scenario> load_scenarios(const std::vector<std::string>& files,
                                               const std::vector<std::string>& sets) {
  std::vector<scenario::Override> overrides;
  overrides.reserve(sets.size());
  for (const std::string& text : sets) overrides.push_back({text});
  std::vector<scenario::Scenario> scenarios;
  std::vector<Problem> problems;
  std::set<std::string> seen;  // files that several scenarios extend are wrong only once
  for (const std::string& file : files) {
    try {
      scenarios.push_back(scenario::load(file, model_declarations(), overrides));
    } catch (const core::InputError& error) {
      for (const Problem& problem : error.problems()) {
        if (seen.insert(to_string(problem)).second) problems.push_back(problem);
      }
    }
  }
  if (problems.empty()) check_together(files, scenarios, problems);
  if (!problems.empty()) throw core::InputError(std::move(problems));
  return scenarios;
}

std::uint32_t find_scenario(const std::vector<std::string>& names, const std::string& name,
                            const std::string& option) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
  throw core::InputError({{option},
                          fmt::format("there is no scenario \"{}\"{}", name, core::did_you_mean(name, names)),
                          fmt::format("one of {}", fmt::join(names, ", "))});
}

}  // namespace nrmsim::cli
