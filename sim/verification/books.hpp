#pragma once
// An observer that keeps the books of a run by itself and audits the run after every event, or every month.

#include <vector>

#include "sim/model/input.hpp"
#include "sim/verification/audit.hpp"
#include "sim/verification/ledger.hpp"
#include "sim/verification/stays.hpp"

namespace nrmsim::verification {

enum class AuditAt { months, events };

class Books : public model::NullObserver {
 public:
  Books(const model::Input& input, const model::Workspace& state, AuditAt when)
      : state_(state), when_(when), ledger(input.report_from_day) {}

  Faults people, pools, cases, groups, clocks;
  std::vector<Recount> months;  ///< by month, from the end of the first

 private:
  const model::Workspace& state_;
  AuditAt when_;
  Recount gone_;  // people without a record, and where they live
  std::size_t created_ = 0, left_ = 0, cases_of_who_left_ = 0, cases_ended_ = 0;
  double last_ = 0;  // when something happened last [d]

  /// What the last event has left behind holds up to `now`.
  Recount look(double now) {
    const Recount n = recount(state_, gone_);
    stays.look(state_, last_);
    ledger.accrue(n, now);
    last_ = now;
    return n;
  }
  void audit(const Recount& n, double now) {
    for (Faults* faults : {&people, &pools, &cases, &groups, &clocks}) faults->on_day(now);
    audit_people(state_, people);
    people.same(n.people, state_.people.size() + state_.people_out_of_reach, "people");
    people.same(left_ + n.people, created_, "people who are there or have left");
    audit_pools(state_, n, pools);
    audit_cases(state_, cases);
    cases.same(cases_ended_ + state_.cases.size(), cases_of_who_left_ + n.cases_opened,
               "cases, open or ended");
    audit_groups(state_, groups);
  }

 public:
  Ledger ledger;
  Stays stays;

  void event(double time, std::uint32_t, std::uint64_t) {
    const Recount n = look(time);
    if (when_ == AuditAt::events) audit(n, time);
  }
  template <class Run>
  void parameters_change(Run& run, bool prices) {
    look(run.now);
    if (prices) ledger.price(run.parameters, run.now);
  }
  template <class Run>
  void month(Run& run, std::uint32_t) {
    const Recount n = look(run.now);
    audit(n, run.now);
    audit_clocks(run, clocks);
    months.push_back(n);
    ledger.price(run.parameters, run.now);
  }
  void identified(const model::Person& p, bool) { created_ += p.spells == 0 && !p.is(model::Fact::referred); }
  void rg_decision(const model::Person&, model::Authority, bool, bool, double, double) {
    ledger.count(model::costs::Item::rg_decision);
  }
  void cg_decision(const model::Person&, model::Authority, bool, bool, double, double) {
    ledger.count(model::costs::Item::cg_decision);
  }
  void case_ended(const model::Person&, model::Authority, model::CaseEnd, bool) { ++cases_ended_; }
  void missing_answered(const model::Person&, double) {
    ledger.count(model::costs::Item::missing_investigation);
  }
  void return_interview(const model::Person&) { ledger.count(model::costs::Item::return_interview); }
  void disrupted(const model::Group&, std::uint32_t) { ledger.count(model::costs::Item::disruption); }
  void left(const model::Person& p, model::Exit) {
    ++left_;
    cases_of_who_left_ += p.cases;
  }
  void out_of_reach(const model::Person& p) {
    add_home(gone_, p);
    stays.out_of_reach(p);
    people.holds(
        !p.is(model::Fact::in_support) && !p.is(model::Fact::has_guardian) && !p.is(model::Fact::cooperates),
        "nobody is given up whom services still reach");
  }
};

}  // namespace nrmsim::verification
