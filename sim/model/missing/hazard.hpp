#pragma once
// Hazards of going missing and of coming back.
//
// A person who lives somewhere goes missing at the hazard of the place, times a lasting personal factor
// (frailty), times the effect of a guardian and of trust, and of how recently the person came there (a shape,
// see people/clocks). A missing person comes back at a rate that depends on whether the episode is a short or
// a long one and on the effort of the response. Sources of the values: scenarios/evidence/missing.yaml.

#include "sim/model/epoch.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model::missing {

inline float hazard(const Epoch& e, const Person& p) {
  if (p.situation == Situation::missing) return e.found[p.is(Fact::long_episode) ? 1 : 0];
  if (p.situation != Situation::settled) return 0;
  const float place = e.missing[index_of(p.whereabouts)][p.is(Fact::in_support) ? 1 : 0][p.age()];
  if (place == 0) return 0;
  const float guardian = p.is(Fact::has_guardian) ? e.guardian_ratio : 1.0F;
  return place * p.frailty * guardian * e.trust_on_missing(p.trust);
}

}  // namespace nrmsim::model::missing
