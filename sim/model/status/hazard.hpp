#pragma once
// Hazards of leaving the country, of stable recovery, and of a decision on immigration status.

#include <array>

#include "sim/model/epoch.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model::status {

/// The causes that share the clock of departure: leaving the UK, stable recovery [1/d].
inline std::array<float, 2> departure_hazards(const Epoch& e, const Person& p) {
  return {p.situation == Situation::exploited ? 0.0F : e.leaves_uk[index_of(p.status)],
          p.situation == Situation::settled ? e.stable[p.is(Fact::in_support) ? 1 : 0] : 0.0F};
}

inline float departure_hazard(const Epoch& e, const Person& p) {
  const auto causes = departure_hazards(e, p);
  return causes[0] + causes[1];
}

inline float resolution_hazard(const Epoch& e, const Person& p) {
  const bool reachable = p.situation != Situation::exploited && !p.lost;
  return p.status == Status::pending && reachable ? e.status_resolution[p.age()] : 0.0F;
}

}  // namespace nrmsim::model::status
