// A scenario with some of the changes that its policies make.

#include "sim/scenario/resolved.hpp"

namespace nrmsim::scenario {

using namespace detail;

Scenario Scenario::with_changes(std::string name, const KeepChange& keep) const {
  auto made = std::make_shared<Resolved>(*resolved_);
  made->name = std::move(name);
  for (Policy& policy : made->policies) {
    std::erase_if(policy.changes, [&](const Change& change) {
      return !keep(policy.name, made->catalogue.declared()[change.parameter].path());
    });
  }
  std::erase_if(made->policies, [](const Policy& policy) { return policy.changes.empty(); });
  return Scenario(std::move(made));
}

std::vector<PolicyChange> Scenario::policy_changes() const {
  std::vector<PolicyChange> all;
  for (const Policy& policy : resolved_->policies)
    for (const Change& change : policy.changes)
      all.push_back({policy.name, resolved_->catalogue.declared()[change.parameter].path()});
  return all;
}

}  // namespace nrmsim::scenario
