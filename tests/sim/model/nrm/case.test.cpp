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
  void case_ended(const Person&, Authority, CaseEnd end, bool) { ++ends[index_of(end)]; }
  void missing_ended(const Person&, MissingEnd, double days) { missing_days += days; }
};

// Nobody decides, so cases wait until they are withdrawn: given the days waited, withdrawals are Poisson.
TEST(Case, IsWithdrawnAtTheRateOfTheDecisionThatItWaitsFor) {
  Input input = neutral_input();
  input.parameters.identification.recorded_referrals_per_day[0] = 10;
  input.parameters.nrm.exit_per_year[0][0] = 0.5;
  input.parameters.nrm.exit_per_year[0][1] = 7;
  Ends observer;
  Workspace state;
  simulate(input, state, observer, key_of(1));
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
  simulate(input, state, observer, key_of(2));
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
    void event(double t, std::uint32_t o, std::uint64_t e) { advance(t), Ends::event(t, o, e); }
    void missing_started(const Person& person, bool) { exposed += person.open_case != none; }
    void missing_ended(const Person& person, MissingEnd, double) { exposed -= person.open_case != none; }
    void case_ended(const Person& person, Authority authority, CaseEnd end, bool w) {
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

struct Recovery : Timed {
  std::map<std::uint64_t, double> positive_on;
  double shortest = 1e9, longest = 0;
  void rg_decision(const Person& p, Authority, bool, bool, double, double) { positive_on[p.entity] = now; }
  void cg_decision(const Person& p, Authority, bool, bool, double, double) {
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
