#pragma once
// Hazard of a move; while an age is disputed the same clock counts to the end of the dispute.

#include "sim/model/epoch.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model::placements {

inline float move_hazard(const Epoch& e, const Person& p) {
  if (p.situation != Situation::settled) return 0;
  return p.is(Fact::age_disputed) ? e.dispute_resolved : e.move[index_of(p.whereabouts)];
}

}  // namespace nrmsim::model::placements
