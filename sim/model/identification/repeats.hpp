#pragma once
// Referrals after the first that are not re-exploitation: of the same incident while its case is open, of the
// same incident after the case ended, and of an earlier incident disclosed only now. They add to what the
// statistics record and to the work of the desks, and are kept apart from re-exploitation everywhere. The
// same clock carries the late consent of an adult who first refused a referral.

#include <array>

#include "sim/model/epoch.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model::identification {

/// After so many cases nobody is referred again but for re-exploitation: cases of a person are numbered in
/// eight bits, and a story with more of them would say nothing new.
inline constexpr std::uint8_t most_cases = 200;

/// Hazards of a duplicate, of an appeal, of a late disclosure, and of the consent to a first referral that
/// was refused before [1/d].
inline std::array<float, 4> repeat_hazards(const Epoch& e, const Person& p) {
  if (p.situation == Situation::exploited || p.situation == Situation::recovered || p.lost) return {};
  if (!p.is(Fact::referred)) return {0, 0, 0, e.late_consent};
  if (p.cases >= most_cases) return {};
  const bool open = p.is(Fact::case_undecided);
  const float prone = 1 + e.repeat_frailty * (p.frailty - 1);  // 1 on average over people
  if (open) return {e.duplicate[index_of(p.responder)] * prone, 0, 0, 0};
  return {0, p.is(Fact::case_ended) ? e.appeal * prone : 0.0F, e.late_disclosure * prone, 0};
}

inline float repeat_hazard(const Epoch& e, const Person& p) {
  const auto kinds = repeat_hazards(e, p);
  return kinds[0] + kinds[1] + kinds[2] + kinds[3];
}

}  // namespace nrmsim::model::identification
