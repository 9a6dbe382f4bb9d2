// The life of a case apart from its decisions: withdrawal, closure, the recovery period.

#include <gtest/gtest.h>

#include <array>
#include <map>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::nrm {
namespace {

using namespace model::testing;

struct Ends : Timed {
  std::array<double, 13> ends{};
  double missing_days = 0;
  void case_ended(const Person&, Authority, CaseEnd end, bool) override { ++ends[index_of(end)]; }
  void missing_ended(const Person&, MissingEnd, double days) override { missing_days += days; }
};

// Nobody decides, so cases wait until they are withdrawn: given the days waited, withdrawals are Poisson.
TEST(Case, IsWithdrawnAtTheRateOfTheDecisionThatItWaitsFor) {
  Input input = neutral_input();
  input.parameters.identification.recorded_referrals_per_day[0] = 10;
  input.parameters.nrm.exit_per_year[0][0] = 0.5;
  input.parameters.nrm.exit_per_year[0][1] = 7;
  Ends observer;
  Workspace state;
  run_once(input, state, observer, 1);
  const double mean = 0.5 / 365.25 * state.desks[0][0].waiting_days(input.horizon_days);
  EXPECT_GT(mean, 5000);
  EXPECT_NEAR(observer.ends[index_of(CaseEnd::withdrawn)], mean, poisson_bound(mean));
}

TEST(Case, WaitsForConclusiveGroundsAtTheSecondRate) {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 10;
  p.nrm.decision_makers[0][0] = no_limit_on_places;
  p.nrm.rg_positive_share[0][0] = 1;
  p.nrm.exit_per_year[0][0] = 7;
  p.nrm.exit_per_year[0][1] = 0.5;
  Ends observer;
  Workspace state;
  run_once(input, state, observer, 2);
  const double mean = 0.5 / 365.25 * state.desks[0][1].waiting_days(input.horizon_days);
  EXPECT_GT(mean, 5000);
  EXPECT_NEAR(observer.ends[index_of(CaseEnd::withdrawn)], mean, poisson_bound(mean));
}

// The extra rate acts only while the person is missing, here half of the time.
TEST(Case, IsClosedWhileThePersonIsMissing) {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 10;
  p.nrm.closure_when_missing_per_year = 2;
  p.missing.hazard_per_year[index_of(Whereabouts::own_accommodation)][0] = 365.25 / 40;
  p.missing.short_share = 1;
  p.missing.short_days = 40;
  struct Exposed : Ends {
    double days = 0, since_month = 0;
    std::size_t exposed = 0;  // people missing with an open case
    void advance(double to) { days += static_cast<double>(exposed) * (to - since_month), since_month = to; }
    void event(double t, std::uint32_t o, std::uint64_t e) override { advance(t), Ends::event(t, o, e); }
    void missing_started(const Person& person, bool) override { exposed += person.open_case != none; }
    void missing_ended(const Person& person, MissingEnd, double) override {
      exposed -= person.open_case != none;
    }
    void case_ended(const Person& person, Authority authority, CaseEnd end, bool w) override {
      Ends::case_ended(person, authority, end, w);
      EXPECT_EQ(person.situation, Situation::missing);
      --exposed;
    }
  } observer;
  run_once(input, observer, 3);
  observer.advance(input.horizon_days);
  const double mean = 2 / 365.25 * observer.days;
  EXPECT_GT(mean, 5000);
  EXPECT_NEAR(observer.ends[index_of(CaseEnd::closed_missing)], mean, poisson_bound(mean));
}

// Every case is confirmed on the day of referral; support goes on, and people are lost or exploited
// meanwhile.
TEST(Case, ThatWasConfirmedIsNotBroughtAgain) {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 10;
  p.identification.appeal_per_year = 5;
  fill(p.nrm.decision_makers, no_limit_on_places);
  fill(p.nrm.rg_positive_share, 1);
  fill(p.nrm.cg_positive_share, 1);
  p.support.days_after_cg_positive = 100;
  fill(p.missing.hazard_per_year, 3);
  p.missing.short_share = 1;
  p.missing.short_days = 5;
  p.missing.for_good_probability = 0.3;
  p.missing.exploited_probability = 0.3;
  p.missing.lost_seen_per_year = 2;
  p.exploitation.spell_days = 20;
  struct Appeals : Ends {
    int appeals = 0, lost = 0, confirmed = 0;
    void referral(const Person&, ReferralKind kind, bool) override {
      appeals += kind == ReferralKind::appeal;
    }
    void cg_decision(const Person&, Authority, bool yes, bool, double, double) override { confirmed += yes; }
    void lost_from_sight(const Person&) override { ++lost; }
  } observer;
  run_once(input, observer);
  EXPECT_GT(observer.confirmed, 10000);
  EXPECT_GT(observer.lost, 1000);
  EXPECT_EQ(observer.appeals, 0);
}

struct Recovery : Timed {
  std::map<std::uint64_t, double> positive_on;
  double shortest = 1e9, longest = 0;
  void rg_decision(const Person& p, Authority, bool, bool, double, double) override {
    positive_on[p.entity] = now;
  }
  void cg_decision(const Person& p, Authority, bool, bool, double, double) override {
    const double days = now - positive_on[p.entity];
    shortest = std::min(shortest, days);
    longest = std::max(longest, days);
  }
};

Input positive_adults() {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 2;
  p.nrm.decision_makers[0][0] = p.nrm.decision_makers[0][1] = no_limit_on_places;
  p.nrm.rg_positive_share[0][0] = 1;
  p.nrm.recovery_days = 45;
  return input;
}

// A local panel that decides on both in one meeting leaves no wait for the second decision, however long its
// list.
TEST(RecoveryPeriod, IsNoneWhereAPanelDecidesOnBothInOneMeeting) {
  Input input = positive_adults();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 0;
  p.identification.recorded_referrals_per_day[1] = 2;
  fill(p.people.child_age_share, 0);
  p.people.child_age_share[0] = 1;
  fill(p.nrm.rg_positive_share, 1);
  p.nrm.decision_makers[2][0] = 60;
  p.nrm.effort_days[2][0] = 40;
  p.nrm.devolved_share = 1;
  p.nrm.devolved_same_meeting_share = 1;
  struct Panel : Timed {
    double n = 0, since_referral = 0;
    void cg_decision(const Person&, Authority authority, bool, bool, double waited, double since) override {
      EXPECT_EQ(authority, Authority::devolved);
      EXPECT_NEAR(waited, 0, 1e-3);
      ++n, since_referral += since;
    }
  } observer;
  run_once(input, observer);
  EXPECT_GT(observer.n, 1000);
  EXPECT_GT(observer.since_referral / observer.n, 30);
}

TEST(RecoveryPeriod, IsAFloorAndAllThereIsWhereDecisionsTakeNoTime) {
  Recovery observer;
  run_once(positive_adults(), observer);
  EXPECT_NEAR(observer.shortest, 45, 1e-9);
  EXPECT_NEAR(observer.longest, 45, 1e-9);
}

TEST(RecoveryPeriod, IsAFloorWhereDecisionsAreSlow) {
  Input input = positive_adults();
  input.parameters.nrm.decision_makers[0][1] = 9;
  input.parameters.nrm.effort_days[0][1] = 4;
  Recovery observer;
  run_once(input, observer);
  EXPECT_GE(observer.shortest, 45 - 1e-9);
  EXPECT_GT(observer.longest, 60);
}

}  // namespace
}  // namespace nrmsim::model::nrm
