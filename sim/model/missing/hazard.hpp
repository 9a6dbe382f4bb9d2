#pragma once
// Hazards of going missing and of coming back.
//
// A person who lives somewhere goes missing at the hazard of the place, times a lasting personal factor
// (frailty), times the effect of a guardian, of trust and of having gone missing before, and of how recently
// the person came there (a shape, see people/clocks). A missing person comes back at a rate that depends on
// whether the episode is a short or a long one and on whether somebody looks for them; exploitation competes
// with that for as long as the episode lasts. Sources of the values: scenarios/evidence/missing.yaml.

#include "sim/model/epoch.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model::missing {

/// Rate at which a missing person's episode ends otherwise than in exploitation [1/d].
inline float found_hazard(const Epoch& e, const Person& p) {
  return e.found[p.is(Fact::long_episode) ? 1 : 0][p.response == Response::active ? 1 : 0];
}

/// Of going missing; of the end of the episode while missing; of coming to notice again while lost [1/d].
inline float hazard(const Epoch& e, const Person& p) {
  if (p.situation == Situation::missing) return found_hazard(e, p) + e.missing_exploited;
  if (p.situation != Situation::settled) return 0;
  if (p.lost) return e.lost_seen;
  const float place = e.missing[index_of(p.whereabouts)][p.is(Fact::in_support) ? 1 : 0][p.age()];
  if (place == 0) return 0;
  const float guardian = p.is(Fact::has_guardian) ? e.guardian_ratio : 1.0F;
  const float before = p.went_missing ? e.repeat_ratio : 1.0F;
  return place * p.frailty * guardian * before * e.trust_on_missing(p.trust);
}

}  // namespace nrmsim::model::missing
