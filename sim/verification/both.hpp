#pragma once
// Two observers of one run.

#include <cstdint>

#include "sim/model/observer.hpp"

namespace nrmsim::verification {

/// Tells two observers the same, `a` first.
template <class A, class B>
struct Both {
  using Person = model::Person;
  A& a;
  B& b;
  void event(double t, std::uint32_t o, std::uint64_t e) { a.event(t, o, e), b.event(t, o, e); }
  void identified(const Person& p, bool c) { a.identified(p, c), b.identified(p, c); }
  void referral(const Person& p, model::ReferralKind k, bool r) { a.referral(p, k, r), b.referral(p, k, r); }
  void late_consent(const Person& p) { a.late_consent(p), b.late_consent(p); }
  void referral_merged(const Person& p) { a.referral_merged(p), b.referral_merged(p); }
  void case_opened(const Person& p, model::Authority o) { a.case_opened(p, o), b.case_opened(p, o); }
  void rg_decision(const Person& p, model::Authority o, bool y, bool f, double w, double s) {
    a.rg_decision(p, o, y, f, w, s), b.rg_decision(p, o, y, f, w, s);
  }
  void cg_decision(const Person& p, model::Authority o, bool y, bool f, double w, double s) {
    a.cg_decision(p, o, y, f, w, s), b.cg_decision(p, o, y, f, w, s);
  }
  void reconsideration_requested(const Person& p, bool cg) {
    a.reconsideration_requested(p, cg), b.reconsideration_requested(p, cg);
  }
  void case_ended(const Person& p, model::Authority o, model::CaseEnd e, bool w) {
    a.case_ended(p, o, e, w), b.case_ended(p, o, e, w);
  }
  void case_paused(const Person& p, model::Authority o, model::CaseEnd e, bool w) {
    a.case_paused(p, o, e, w), b.case_paused(p, o, e, w);
  }
  void case_reopened(const Person& p, model::Authority o, bool w) {
    a.case_reopened(p, o, w), b.case_reopened(p, o, w);
  }
  void service_wanted(const Person& p, model::support::Service s) {
    a.service_wanted(p, s), b.service_wanted(p, s);
  }
  void service_started(const Person& p, model::support::Service s, double w) {
    a.service_started(p, s, w), b.service_started(p, s, w);
  }
  void support_started(const Person& p) { a.support_started(p), b.support_started(p); }
  void support_ended(const Person& p) { a.support_ended(p), b.support_ended(p); }
  void missing_started(const Person& p, bool c) { a.missing_started(p, c), b.missing_started(p, c); }
  void missing_ended(const Person& p, model::MissingEnd e, double d) {
    a.missing_ended(p, e, d), b.missing_ended(p, e, d);
  }
  void missing_answered(const Person& p, double w) { a.missing_answered(p, w), b.missing_answered(p, w); }
  void return_interview(const Person& p) { a.return_interview(p), b.return_interview(p); }
  void lost_from_sight(const Person& p) { a.lost_from_sight(p), b.lost_from_sight(p); }
  void seen_again(const Person& p) { a.seen_again(p), b.seen_again(p); }
  void attempt(const Person& p, model::Attempt x) { a.attempt(p, x), b.attempt(p, x); }
  void exploited_again(const Person& p, model::Route r, bool v, bool f) {
    a.exploited_again(p, r, v, f), b.exploited_again(p, r, v, f);
  }
  void exploitation_ended(const Person& p, model::SpellEnd e, double d) {
    a.exploitation_ended(p, e, d), b.exploitation_ended(p, e, d);
  }
  void turned_18(const Person& p) { a.turned_18(p), b.turned_18(p); }
  void status_decided(const Person& p, bool g) { a.status_decided(p, g), b.status_decided(p, g); }
  void moved(const Person& p) { a.moved(p), b.moved(p); }
  void lives_at(const Person& p, model::Whereabouts w) { a.lives_at(p, w), b.lives_at(p, w); }
  void recruited(const model::Group& g) { a.recruited(g), b.recruited(g); }
  void disrupted(const model::Group& g, std::uint32_t h) { a.disrupted(g, h), b.disrupted(g, h); }
  void left(const Person& p, model::Exit e) { a.left(p, e), b.left(p, e); }
  void out_of_reach(const Person& p) { a.out_of_reach(p), b.out_of_reach(p); }
  template <class Run>
  void parameters_change(Run& run, bool prices) {
    a.parameters_change(run, prices);
    b.parameters_change(run, prices);
  }
  template <class Run>
  void month(Run& run, std::uint32_t m) {
    a.month(run, m), b.month(run, m);
  }
};

}  // namespace nrmsim::verification
