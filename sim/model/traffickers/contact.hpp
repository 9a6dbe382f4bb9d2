#pragma once
// Attempts at contact by the person's former group: a point process whose intensity depends on the group being
// active, on how easily the person is found where they live, on age, and on time in safety (a shape, people/clocks).

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

inline float contact_hazard(const Epoch& e, const std::vector<Group>& groups, const Person& p) {
  if (p.situation != Situation::settled || !p.group.exists()) return 0;
  const float hazard = e.contact[index_of(p.whereabouts)][p.age()];
  return hazard > 0 && still_active(groups, p.group) ? hazard : 0.0F;
}

}  // namespace nrmsim::model::traffickers
