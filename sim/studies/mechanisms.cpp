#include "sim/studies/mechanisms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/core/problems.hpp"

namespace nrmsim::studies {
namespace {

using scenario::Scenario;

/// Everything that a scenario says but its names and policies, in the fixed spelling of resolved_yaml().
std::string apart_from_policies(const Scenario& scenario) {
  const std::string text = scenario.resolved_yaml();
  const std::size_t from = text.find("\nsimulation:");
  const std::size_t policies = text.find("\npolicies:");
  // With the line feed before the policies, which ends the text where there are none.
  return text.substr(from, policies == std::string::npos ? policies : policies + 1 - from);
}

/// The changes of each policy, as text.
std::map<std::string, std::vector<std::string>> policies_of(const Scenario& scenario) {
  std::map<std::string, std::vector<std::string>> all;
  for (const auto& policy : scenario.explain_policies())
    if (!policy.changes.empty()) all.emplace(policy.name, policy.changes);
  return all;
}

/// Parameters that the two do not have in common, at most three of them.
std::string differing_parameters(const Scenario& a, const Scenario& b) {
  const auto in_a = a.explain();
  const auto in_b = b.explain();
  std::vector<std::string> names;
  for (std::size_t i = 0; i < in_a.size() && i < in_b.size(); ++i) {
    const auto& x = in_a[i];
    const auto& y = in_b[i];
    const bool same = x.prior == y.prior && std::equal(x.cells.begin(), x.cells.end(), y.cells.begin(),
                                                       y.cells.end(), [](const auto& p, const auto& q) {
                                                         return p.value == q.value && p.history == q.history;
                                                       });
    if (!same) names.push_back(x.path);
  }
  if (names.empty()) return "";
  const std::size_t more = names.size() > 3 ? names.size() - 3 : 0;
  names.resize(names.size() - more);
  return fmt::format(": {}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

std::string key_of(MechanismIs kind, const scenario::PolicyChange& change) {
  switch (kind) {
    case MechanismIs::policy:
      return change.policy;
    case MechanismIs::parameter:
      return change.parameter;
    case MechanismIs::concept_:
      break;
  }
  return change.parameter.substr(0, change.parameter.find('.'));
}

std::vector<Mechanism> grouped(const std::vector<scenario::PolicyChange>& changes, MechanismIs kind) {
  std::vector<Mechanism> made;
  for (const auto& change : changes) {
    const std::string name = key_of(kind, change);
    auto at = std::find_if(made.begin(), made.end(), [&](const Mechanism& m) { return m.name == name; });
    if (at == made.end()) at = made.insert(made.end(), Mechanism{name, {}});
    at->changes.emplace(change.policy, change.parameter);
  }
  return made;
}

std::vector<Mechanism> fitting(const std::vector<scenario::PolicyChange>& changes) {
  std::vector<Mechanism> policies = grouped(changes, MechanismIs::policy);
  if (policies.size() > 1 && policies.size() <= most_mechanisms) return policies;
  if (policies.size() == 1)
    if (auto parameters = grouped(changes, MechanismIs::parameter); parameters.size() <= most_mechanisms)
      return parameters;
  return grouped(changes, MechanismIs::concept_);
}

}  // namespace

std::vector<Mechanism> mechanisms_of(const Scenario& baseline, const Scenario& reform,
                                     std::optional<MechanismIs> kind, const std::string& baseline_file,
                                     const std::string& reform_file) {
  std::vector<core::Problem> problems;
  if (apart_from_policies(baseline) != apart_from_policies(reform)) {
    problems.push_back({{reform_file},
                        fmt::format("the reform differs from {} in more than its policies{}", baseline_file,
                                    differing_parameters(baseline, reform)),
                        "a reform whose changes all stand in policies, as only these can be switched on"});
  }
  const auto before = policies_of(baseline);
  const auto after = policies_of(reform);
  for (const auto& [name, changes] : before) {
    const auto there = after.find(name);
    if (there == after.end() || there->second != changes) {
      problems.push_back(
          {{reform_file},
           fmt::format("the policy '{}' of {} {}", name, baseline_file,
                       there == after.end() ? "is not part of the reform" : "is another in the reform"),
           "a reform that keeps what the baseline does"});
    }
  }
  if (!problems.empty()) throw core::InputError(std::move(problems));

  std::vector<scenario::PolicyChange> added;
  for (const auto& change : reform.policy_changes())
    if (!before.contains(change.policy)) added.push_back(change);
  if (added.empty()) {
    throw core::InputError({{reform_file},
                            fmt::format("the reform changes nothing that {} does not", baseline_file),
                            "a scenario with at least one more policy"});
  }
  std::vector<Mechanism> made = kind ? grouped(added, *kind) : fitting(added);
  if (made.size() > most_mechanisms) {
    throw core::InputError(
        {{reform_file},
         fmt::format("{} mechanisms would need 2^{} scenarios", made.size(), made.size()),
         fmt::format("at most {}: --by concept for wider groups, or a reform with fewer parts",
                     most_mechanisms)});
  }
  return made;
}

std::vector<Scenario> coalitions(const Scenario& baseline, const Scenario& reform,
                                 const std::vector<Mechanism>& mechanisms) {
  std::set<std::pair<std::string, std::string>> switched;
  for (const Mechanism& mechanism : mechanisms)
    switched.insert(mechanism.changes.begin(), mechanism.changes.end());
  const statistics::Coalition all = (statistics::Coalition{1} << mechanisms.size()) - 1;
  std::vector<Scenario> made;
  for (statistics::Coalition coalition = 0; coalition <= all; ++coalition) {
    if (coalition == 0 || coalition == all) {
      made.push_back(coalition == 0 ? baseline : reform);
      continue;
    }
    made.push_back(reform.with_changes(
        fmt::format("part-{}", coalition), [&](const std::string& policy, const std::string& parameter) {
          if (!switched.contains({policy, parameter})) return true;
          for (std::size_t i = 0; i < mechanisms.size(); ++i)
            if ((coalition >> i & 1U) != 0 && mechanisms[i].changes.contains({policy, parameter}))
              return true;
          return false;
        }));
  }
  return made;
}

}  // namespace nrmsim::studies
