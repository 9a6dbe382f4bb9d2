#include "analysis/report/changes.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <sstream>

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
  changes.back().operation = operation;
  changes.back().number = numbers.as<std::string>();
}

std::string title_of(const std::string& name, const YAML::Node& policy) {
  const std::string title = text_at(policy, "title");
  return title.empty() ? name : title;
}

Policy policy_of(const std::string& name, const YAML::Node& node) {
  constexpr std::array<std::array<const char*, 2>, 3> operations{
      {{"value", ""}, {"multiply", "times"}, {"add", "plus"}}};
  Policy policy{title_of(name, node), text_at(node, "mechanism"), text_at(node, "unknown"), {}};
  for (const YAML::Node& change : node["changes"]) {
    const Change one{text_at(change, "parameter"), "", "", text_at(change, "from"), text_at(change, "until")};
    for (const auto& [key, words] : operations)
      if (change[key]) add_cells(change[key], one, words, policy.changes);
  }
  return policy;
}

/// The changes of `policy` that `other` does not make.
std::vector<Change> changes_beyond(const Policy& policy, const Policy& other) {
  std::vector<Change> beyond;
  std::copy_if(policy.changes.begin(), policy.changes.end(), std::back_inserter(beyond),
               [&](const Change& one) {
                 return std::find(other.changes.begin(), other.changes.end(), one) == other.changes.end();
               });
  return beyond;
}

using Policies = std::map<std::string, Policy>;  // by name

Policies policies_of(const std::string& scenario) {
  Policies policies;
  for (const auto& policy : parsed(scenario, "policies")) {
    const auto name = policy.first.as<std::string>();
    policies.emplace(name, policy_of(name, policy.second));
  }
  return policies;
}

/// Policies of `scenario` with what `baseline` does not have of them.
std::vector<Policy> policies_beyond(const Policies& scenario, const Policies& baseline) {
  std::vector<Policy> policies;
  for (const auto& [name, policy] : scenario) {
    const auto before = baseline.find(name);
    Policy beyond = policy;
    if (before != baseline.end()) beyond.changes = changes_beyond(policy, before->second);
    if (before == baseline.end() || !beyond.changes.empty()) policies.push_back(std::move(beyond));
  }
  return policies;
}

std::vector<std::string> policies_missing(const Policies& scenario, const Policies& baseline) {
  std::vector<std::string> titles;
  for (const auto& [name, policy] : baseline) {
    const auto own = scenario.find(name);
    if (own == scenario.end()) {
      titles.push_back(policy.title);
    } else if (!changes_beyond(policy, own->second).empty()) {
      titles.push_back(policy.title + " (in part)");
    }
  }
  return titles;
}

bool same_numbers(const YAML::Node& a, const YAML::Node& b) {
  constexpr std::array numbers{"value", "series", "prior", "price_year"};
  return std::all_of(numbers.begin(), numbers.end(), [&](const char* key) {
    return bool(a[key]) == bool(b[key]) && (!a[key] || YAML::Dump(a[key]) == YAML::Dump(b[key]));
  });
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
      if (!other || !same_numbers(other, parameter.second))
        paths.push_back(std::string(group).append(".").append(name));
    }
  }
  return paths;
}

/// "support", "capacity", "outreach" of "support.capacity.outreach".
std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  std::istringstream text(path);
  for (std::string part; std::getline(text, part, '.');) parts.push_back(part);
  return parts;
}

/// What a parameter's value is on a day, the whole table of it.
YAML::Node value_on(const YAML::Node& parameter, const std::string& day) {
  YAML::Node value = parameter["value"];
  if (!parameter["series"]) return value;
  for (const auto& step : parameter["series"])
    if (step.first.as<std::string>() <= day) value.reset(step.second);
  return value;
}

/// The number of one cell; empty where the labels do not lead to one.
std::string number_at(YAML::Node table, const std::vector<std::string>& parts) {
  constexpr std::size_t labels_from = 2;
  for (std::size_t i = labels_from; i < parts.size(); ++i) {
    if (!table || !table.IsMap() || !table[parts[i]]) return "";
    table.reset(table[parts[i]]);
  }
  return table && table.IsScalar() ? table.as<std::string>() : "";
}

/// How many changes each cell has, in all policies of a scenario.
std::map<std::string, std::size_t> changes_by_cell(const Policies& policies) {
  std::map<std::string, std::size_t> count;
  for (const auto& [name, policy] : policies)
    for (const Change& change : policy.changes) ++count[change.parameter];
  return count;
}

void add_what_parameters_say(std::vector<Policy>& policies, const std::string& scenario, const Policies& own,
                             const Policies& baseline) {
  if (policies.empty()) return;
  const YAML::Node parameters = parsed(scenario, "parameters");
  auto of_own = changes_by_cell(own);
  const auto of_baseline = changes_by_cell(baseline);
  for (Policy& policy : policies) {
    for (Change& change : policy.changes) {
      const std::vector<std::string> parts = parts_of(change.parameter);
      if (parts.size() < 2 || !parameters[parts[0]] || !parameters[parts[0]][parts[1]]) continue;
      const YAML::Node parameter = parameters[parts[0]][parts[1]];
      change.unit = text_at(parameter, "unit");
      change.price_year = text_at(parameter, "price_year");
      change.before_is_central = bool(parameter["prior"]);
      if (of_own[change.parameter] == 1 && !of_baseline.contains(change.parameter))
        change.before = number_at(value_on(parameter, change.from), parts);
    }
  }
}

}  // namespace

std::optional<Changes> changes_of(const std::string& scenario, const std::string& baseline) {
  try {
    const Policies own = policies_of(scenario);
    const Policies before = policies_of(baseline);
    Changes changes{policies_beyond(own, before),
                    policies_missing(own, before),
                    parameters_that_differ(scenario, baseline),
                    {}};
    add_what_parameters_say(changes.policies, scenario, own, before);
    for (const char* key : {"simulation", "tables", "correlations", "posterior"})
      if (part_of(scenario, key) != part_of(baseline, key)) changes.others.emplace_back(key);
    return changes;
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

std::string price_year_of_costs(const std::string& scenario) {
  try {
    const YAML::Node costs = parsed(scenario, "parameters")["costs"];
    return costs && costs["unit_cost"] ? text_at(costs["unit_cost"], "price_year") : "";
  } catch (const YAML::Exception&) {
    return "";
  }
}

}  // namespace nrmsim::report
