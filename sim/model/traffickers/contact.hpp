#pragma once
// Attempts at contact by the person's former group: a point process whose intensity depends on the group
// being there, on how easily the person is found where they live, on debt, on age, and on time in safety (a
// shape, people/clocks).

#include <vector>

#include "sim/model/epoch.hpp"
#include "sim/model/state/group.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model::traffickers {

/// Whether the group that a person is tied to still exists.
inline bool still_active(const std::vector<Group>& groups, GroupLink link) {
  if (!link.exists()) return false;
  const Group& group = groups[link.slot()];
  return group.active && group.generation == link.generation();
}

/// Whether the group still exists is asked only when the clock fires, and the link is dropped then: a
/// disruption reaches people it does not know, and nobody's clock may depend on when somebody else looked.
inline float contact_hazard(const Epoch& e, const Person& p) {
  if (p.situation != Situation::settled || !p.group.exists()) return 0;
  return e.contact[index_of(p.whereabouts)][p.in_debt ? 1 : 0][p.age()];
}

}  // namespace nrmsim::model::traffickers
