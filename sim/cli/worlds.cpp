#include "sim/cli/worlds.hpp"

#include <algorithm>

#include "sim/cli/prepare.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

bool has_switch(const results::ScenarioRecord& scenario) {
  return scenario.resolved_yaml.find("\n    kind: switch\n") != std::string::npos;
}

/// Everything but names and policies, in the fixed spelling of a resolved scenario.
std::string rest_of(const std::string& resolved) {
  const std::size_t from = resolved.find("\nsimulation:");
  const std::size_t to = resolved.find("\npolicies:");
  return from == std::string::npos ? resolved
                                   : resolved.substr(from, to == std::string::npos ? to : to + 1 - from);
}

}  // namespace

void describe_worlds(comparison::ResultsView& view, const results::BatchRecord& record) {
  if (std::none_of(record.scenarios.begin(), record.scenarios.end(), has_switch)) return;
  try {
    const Prepared prepared = prepare_again(record);
    for (const auto& scenario : prepared.scenarios) {
      std::string world;
      std::string package = rest_of(scenario.resolved_yaml());
      for (const auto& policy : scenario.explain_policies()) {
        std::string& text = policy.is_switch ? world : package;
        for (const std::string& change : policy.changes) text += policy.name + ": " + change + '\n';
      }
      view.worlds.push_back(std::move(world));
      view.packages.push_back(std::move(package));
    }
  } catch (const core::RunError&) {
    view.worlds.clear();
    view.packages.clear();
  }
}

}  // namespace nrmsim::cli
