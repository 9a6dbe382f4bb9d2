#include "analysis/report/changes.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

namespace nrmsim::report {
namespace {

/// The lines of one key at the top of a resolved scenario, its own included; empty if it does not have the
/// key. Most of a scenario is the same as the baseline's, letter for letter, and need not be parsed.
std::string part_of(const std::string& scenario, const std::string& key) {
  const std::string text = '\n' + scenario;
  const std::size_t start = text.find('\n' + key + ':');
  if (start == std::string::npos) return "";
  std::size_t end = text.find('\n', start + 1);
  while (end != std::string::npos && end + 1 < text.size() && text[end + 1] == ' ')
    end = text.find('\n', end + 1);
  return text.substr(start + 1, end == std::string::npos ? end : end - start);
}

YAML::Node parsed(const std::string& scenario, const std::string& key) {
  return YAML::Load(part_of(scenario, key))[key];
}

std::string text_at(const YAML::Node& node, const std::string& key) {
  return node[key] ? node[key].as<std::string>() : "";
}

/// Adds a change for each cell that a number is given for.
void add_cells(const YAML::Node& numbers, const Change& change, const std::string& operation,
               std::vector<Change>& changes) {
  if (numbers.IsMap()) {
    for (const auto& cell : numbers) {
      Change part = change;
      part.parameter += '.' + cell.first.as<std::string>();
      add_cells(cell.second, part, operation, changes);
    }
    return;
  }
  changes.push_back(change);
  changes.back().what = operation + numbers.as<std::string>();
}

std::string title_of(const std::string& name, const YAML::Node& policy) {
  const std::string title = text_at(policy, "title");
  return title.empty() ? name : title;
}

Policy policy_of(const std::string& name, const YAML::Node& node) {
  constexpr std::array<std::array<const char*, 2>, 3> operations{
      {{"value", ""}, {"multiply", "times "}, {"add", "plus "}}};
  Policy policy{title_of(name, node), text_at(node, "mechanism"), text_at(node, "unknown"), {}};
  for (const YAML::Node& change : node["changes"]) {
    const Change one{text_at(change, "parameter"), "", text_at(change, "from"), text_at(change, "until")};
    for (const auto& [key, words] : operations)
      if (change[key]) add_cells(change[key], one, words, policy.changes);
  }
  return policy;
}

std::vector<Policy> policies_beyond(const std::string& scenario, const std::string& baseline) {
  std::vector<Policy> policies;
  const YAML::Node before = parsed(baseline, "policies");
  for (const auto& policy : parsed(scenario, "policies")) {
    const auto name = policy.first.as<std::string>();
    if (!before.IsMap() || !before[name] || YAML::Dump(before[name]) != YAML::Dump(policy.second))
      policies.push_back(policy_of(name, policy.second));
  }
  return policies;
}

std::vector<std::string> policies_missing(const std::string& scenario, const std::string& baseline) {
  std::vector<std::string> titles;
  const YAML::Node own = parsed(scenario, "policies");
  for (const auto& policy : parsed(baseline, "policies")) {
    const auto name = policy.first.as<std::string>();
    if (!own.IsMap() || !own[name]) titles.push_back(title_of(name, policy.second));
  }
  return titles;
}

std::vector<std::string> parameters_that_differ(const std::string& scenario, const std::string& baseline) {
  std::vector<std::string> paths;
  if (part_of(scenario, "parameters") == part_of(baseline, "parameters")) return paths;
  const YAML::Node before = parsed(baseline, "parameters");
  for (const auto& concept_ : parsed(scenario, "parameters")) {
    const auto group = concept_.first.as<std::string>();
    for (const auto& parameter : concept_.second) {
      const auto name = parameter.first.as<std::string>();
      const YAML::Node other = before[group] ? before[group][name] : YAML::Node();
      if (!other || YAML::Dump(other) != YAML::Dump(parameter.second))
        paths.push_back(std::string(group).append(".").append(name));
    }
  }
  return paths;
}

}  // namespace

std::optional<Changes> changes_of(const std::string& scenario, const std::string& baseline) {
  try {
    Changes changes{policies_beyond(scenario, baseline),
                    policies_missing(scenario, baseline),
                    parameters_that_differ(scenario, baseline),
                    {}};
    for (const char* key : {"simulation", "tables", "correlations", "posterior"})
      if (part_of(scenario, key) != part_of(baseline, key)) changes.others.emplace_back(key);
    return changes;
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

}  // namespace nrmsim::report
