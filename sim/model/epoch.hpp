#pragma once
// What follows from the parameters and is needed at every event: hazards a day instead of a year, products,
// shapes. Made anew when a parameter changes on a date; the same values give the same bits, so that a change
// that changes nothing moves nothing.

#include <array>

#include "sim/engine/clock.hpp"
#include "sim/model/parameters.hpp"
#include "sim/random/address.hpp"

namespace nrmsim::model {

/// A factor ratio^x for x from 0 to 1, and exactly 1 where the ratio is.
class LogLinear {
 public:
  explicit LogLinear(double ratio = 1);
  float operator()(float x) const { return neutral_ ? 1.0F : evaluate(x); }

 private:
  float evaluate(float x) const;
  bool neutral_;
  double log_ratio_;
};

struct Epoch {
  explicit Epoch(const Parameters& parameters);

  using ByAge = std::array<float, 2>;
  std::array<std::array<ByAge, 2>, whereabouts_count> missing;  ///< [where][in support][age], 1/d
  std::array<ByAge, 2> found;                                   ///< [long episode][active response], 1/d
  float missing_exploited;                                      ///< while missing, 1/d
  float lost_seen;                                              ///< 1/d
  float guardian_ratio, repeat_ratio, lost_ratio;
  LogLinear trust_on_missing, trust_on_exploitation;
  std::array<std::array<ByAge, 2>, whereabouts_count> contact;  ///< [where][in debt][age], 1/d
  std::array<ByAge, 3> exploitation;  ///< [nothing, a case open, in support][age], 1/d
  bool work_while_pending;            ///< the need for an income is met while an application is pending
  std::array<float, 64> need_factor;  ///< [unmet needs]
  std::array<float, 64> need_factor_working;    ///< the same where work meets the need for an income of some
  float spell_end;                              ///< 1/d
  std::array<float, 4> leaves_uk;               ///< [status], 1/d
  ByAge stable;                                 ///< [in support], 1/d
  std::array<float, whereabouts_count> move;    ///< 1/d
  float dispute_resolved;                       ///< 1/d
  std::array<float, 4> duplicate;               ///< [first responder], 1/d
  float appeal, late_disclosure, late_consent;  ///< 1/d
  float repeat_frailty;                         ///< weight of frailty on repeat referrals
  ByAge status_resolution;                      ///< [age], 1/d
  std::array<float, traffickers::trade_count> recruitment, disruption;  ///< 1/d
  float held_leave, report_fades;                                       ///< 1/d
  engine::PiecewiseConstant early;   ///< hazard of going missing over days at a place
  engine::PiecewiseConstant safety;  ///< hazards of contact and exploitation over days in safety
  bool early_is_flat, safety_is_flat;
  std::array<std::array<float, 2>, 4> exit;  ///< [kind of exit][decision waited for], 1/d
  std::array<float, 2> disqualification;     ///< [decision waited for], 1/d
  float closure_when_missing;                ///< 1/d
  bool needs_at_first;                       ///< somebody may have an unmet need at first
  double log_evidence_gain;                  ///< logarithm of the gain of evidence in a year
  bool cases_exit;                           ///< a waiting case may leave by another way than a decision
  unsigned clocks_in_use;                    ///< bit c: somebody may be under the hazard of clock c
};

}  // namespace nrmsim::model
