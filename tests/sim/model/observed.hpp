#pragma once
// Observers of tests. Their calls are virtual, so that the model is compiled once for all of them
// (observed.cpp); what it does for observers that are not is for the tests of sim/observation and
// sim/verification.

#include "sim/model/observer.hpp"
#include "sim/model/run.hpp"

namespace nrmsim::model::testing {

/// Looks at nothing. Each call means what it means in NullObserver.
struct VirtualObserver {
  using Run = model::Run<VirtualObserver>;

  VirtualObserver() = default;
  VirtualObserver(const VirtualObserver&) = default;
  VirtualObserver& operator=(const VirtualObserver&) = default;
  virtual ~VirtualObserver() = default;

  virtual void event(double /*time*/, std::uint32_t /*owner*/, std::uint64_t /*identity*/) {}
  virtual void identified(const Person&, bool /*consented*/) {}
  virtual void referral(const Person&, ReferralKind, bool /*recognised*/) {}
  virtual void late_consent(const Person&) {}
  virtual void case_opened(const Person&, Authority) {}
  virtual void rg_decision(const Person&, Authority, bool /*positive*/, bool /*first_instance*/,
                           double /*waited*/, double /*since_referral*/) {}
  virtual void cg_decision(const Person&, Authority, bool /*positive*/, bool /*first_instance*/,
                           double /*waited*/, double /*since_referral*/) {}
  virtual void reconsideration_requested(const Person&, bool /*conclusive_grounds*/) {}
  virtual void case_ended(const Person&, Authority, CaseEnd, bool /*awaited_cg*/) {}
  virtual void case_paused(const Person&, Authority, CaseEnd, bool /*awaited_cg*/) {}
  virtual void case_reopened(const Person&, Authority, bool /*awaits_cg*/) {}
  virtual void referral_merged(const Person&) {}
  virtual void service_wanted(const Person&, support::Service) {}
  virtual void service_started(const Person&, support::Service, double /*waited*/) {}
  virtual void support_started(const Person&) {}
  virtual void support_ended(const Person&) {}
  virtual void missing_started(const Person&, bool /*after_contact*/) {}
  virtual void missing_ended(const Person&, MissingEnd, double /*duration*/) {}
  virtual void missing_answered(const Person&, double /*waited*/) {}
  virtual void return_interview(const Person&) {}
  virtual void lost_from_sight(const Person&) {}
  virtual void seen_again(const Person&) {}
  virtual void attempt(const Person&, Attempt) {}
  virtual void exploited_again(const Person&, Route, bool /*via_missing*/, bool /*first_time*/) {}
  virtual void exploitation_ended(const Person&, SpellEnd, double /*duration*/) {}
  virtual void turned_18(const Person&) {}
  virtual void status_decided(const Person&, bool /*granted*/) {}
  virtual void moved(const Person&) {}
  virtual void lives_at(const Person&, Whereabouts) {}
  virtual void recruited(const Group&) {}
  virtual void disrupted(const Group&, std::uint32_t /*held*/) {}
  virtual void left(const Person&, Exit) {}
  virtual void parameters_change(Run&, bool /*prices*/) {}
  virtual void out_of_reach(const Person&) {}
  virtual void month(Run&, std::uint32_t /*month*/) {}
};

/// Knows the time of the event under way.
struct Timed : VirtualObserver {
  double now = 0;  ///< [d]
  void event(double time, std::uint32_t, std::uint64_t) override { now = time; }
};

/// One replication of a seed; `state` is what it leaves behind.
void run_once(const Input& input, Workspace& state, VirtualObserver& observer, std::uint32_t replication = 0);
void run_once(const Input& input, VirtualObserver& observer, std::uint32_t replication = 0);

}  // namespace nrmsim::model::testing
