#pragma once
// What the model tells whoever observes it. An observer is a template argument, so that what nobody asks
// costs nothing. It may not change the run.

#include <cstdint>

#include "sim/model/state/case_file.hpp"
#include "sim/model/state/group.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model {

/// Why somebody is referred. Only `reexploitation` is exploitation after the first referral.
enum class ReferralKind : std::uint8_t { first, duplicate, appeal, late_disclosure, reexploitation };
enum class Route : std::uint8_t { former_group, another_group };
enum class MissingEnd : std::uint8_t { returned, exploited, never_found, no_longer_followed };
enum class SpellEnd : std::uint8_t { found, away_unseen, lost };
enum class Attempt : std::uint8_t { nothing, reported, missing, exploited };
enum class Exit : std::uint8_t { left_uk, died, stable_recovery, lost, not_followed };
/// How a case left. `not_reopened`: it had been suspended or closed, was to be opened again, and was not.
enum class CaseEnd : std::uint8_t {
  decided,
  rg_negative,
  withdrawn,
  suspended,
  closed,
  closed_missing,
  closed_reexploited,
  disqualified,
  merged,
  left_uk,
  died,
  lost,
  not_reopened,
};

/// An observer that looks at nothing, and the list of what there is to look at. Times are days from the
/// start.
struct NullObserver {
  /// Before everything that an event of a person, case or group does, and before an identification.
  void event(double /*time*/, std::uint32_t /*owner*/, std::uint64_t /*identity*/) {}
  void identified(const Person&, bool /*consented*/) {}
  void referral(const Person&, ReferralKind, bool /*recognised*/) {}
  /// Somebody who had refused consents now; a first referral follows.
  void late_consent(const Person&) {}
  /// `waited`: from joining the desk's queue; `since_referral`: from referral [d].
  void case_opened(const Person&, Authority) {}
  void rg_decision(const Person&, Authority, bool /*positive*/, bool /*first_instance*/, double /*waited*/,
                   double /*since_referral*/) {}
  void cg_decision(const Person&, Authority, bool /*positive*/, bool /*first_instance*/, double /*waited*/,
                   double /*since_referral*/) {}
  /// `conclusive_grounds`: of that decision, else of the one on reasonable grounds.
  void reconsideration_requested(const Person&, bool /*conclusive_grounds*/) {}
  /// `awaited_cg`: a positive reasonable-grounds decision had been made and none yet on conclusive grounds.
  void case_ended(const Person&, Authority, CaseEnd, bool /*awaited_cg*/) {}
  /// The case has left both queues but will be opened again; no case_ended is told.
  void case_paused(const Person&, Authority, CaseEnd, bool /*awaited_cg*/) {}
  void case_reopened(const Person&, Authority, bool /*awaits_cg*/) {}
  /// A referral was merged into an open case as it came; it has no case of its own.
  void referral_merged(const Person&) {}
  void service_wanted(const Person&, support::Service) {}
  void service_started(const Person&, support::Service, double /*waited*/) {}
  void support_started(const Person&) {}
  void support_ended(const Person&) {}
  void missing_started(const Person&, bool /*after_contact*/) {}
  void missing_ended(const Person&, MissingEnd, double /*duration*/) {}
  /// Somebody looks for a missing person from now on. `waited`: since the episode began [d].
  void missing_answered(const Person&, double /*waited*/) {}
  void return_interview(const Person&) {}
  /// Lost to follow-up: an observation. The person lives on, and may come to notice again.
  void lost_from_sight(const Person&) {}
  void seen_again(const Person&) {}
  void attempt(const Person&, Attempt) {}
  void exploited_again(const Person&, Route, bool /*via_missing*/, bool /*first_time*/) {}
  void exploitation_ended(const Person&, SpellEnd, double /*duration*/) {}
  void turned_18(const Person&) {}
  void status_decided(const Person&, bool /*granted*/) {}
  void moved(const Person&) {}
  /// The person lives there from now on; called before `whereabouts` changes.
  void lives_at(const Person&, Whereabouts) {}
  void recruited(const Group&) {}
  void disrupted(const Group&, std::uint32_t /*held*/) {}
  void left(const Person&, Exit) {}
  /// Before parameters change on a date, while they still have their old values. `prices`: unit costs are
  /// among them.
  template <class Run>
  void parameters_change(Run&, bool /*prices*/) {}
  /// Nothing more can happen to the person up to the horizon; they have not left, but are not looked at
  /// again.
  void out_of_reach(const Person&) {}
  /// At the start of each month, `month` counted from the start of the run, and at the horizon.
  template <class Run>
  void month(Run&, std::uint32_t /*month*/) {}
};

}  // namespace nrmsim::model
