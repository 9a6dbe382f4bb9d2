#pragma once
// Referrals after the first that are not re-exploitation: of the same incident while its case is open, of the
// same incident after the case ended, and of an earlier incident disclosed only now. They add to what the
// statistics record and to the work of the desks, and are kept apart from re-exploitation everywhere.

#include <array>

#include "sim/model/epoch.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model::identification {

/// Hazards of a duplicate, of an appeal, and of a late disclosure [1/d].
inline std::array<float, 3> repeat_hazards(const Epoch& e, const Person& p) {
  if (p.situation == Situation::exploited || p.situation == Situation::recovered || p.lost ||
      !p.is(Fact::referred))
    return {0, 0, 0};
  const bool open = p.is(Fact::case_undecided);
  return {open ? e.duplicate : 0.0F, !open && p.is(Fact::case_ended) ? e.appeal : 0.0F,
          open ? 0.0F : e.late_disclosure};
}

inline float repeat_hazard(const Epoch& e, const Person& p) {
  const auto kinds = repeat_hazards(e, p);
  return kinds[0] + kinds[1] + kinds[2];
}

}  // namespace nrmsim::model::identification
