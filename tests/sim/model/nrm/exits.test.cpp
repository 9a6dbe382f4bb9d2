// The exits of waiting cases other than decisions, and cases that are opened again.

#include "sim/model/nrm/exits.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <tuple>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::nrm {
namespace {

using namespace model::testing;

struct Exits : Timed {
  std::array<double, 13> ended{}, paused{};
  double of_children = 0, reopened = 0;
  void case_ended(const Person& p, Authority, CaseEnd end, bool) override {
    ++ended[index_of(end)];
    of_children += p.is(Fact::child);
  }
  void case_paused(const Person&, Authority, CaseEnd end, bool) override { ++paused[index_of(end)]; }
  void case_reopened(const Person&, Authority, bool) override { ++reopened; }
};

/// Ten adults, foreign nationals, a day, whom nobody decides about.
Input waiting_adults() {
  Input input = neutral_input();
  input.tables.front().front() = {{2, 0, 1, 2, 1}, 1.0};
  input.parameters.people.treated_as_foreign[2] = 1;
  input.parameters.identification.recorded_referrals_per_day[0] = 10;
  return input;
}

// Given the days waited, the exits of each kind are independent Poisson counts.
TEST(Exits, EachComesAtItsOwnRate) {
  Input input = waiting_adults();
  auto& nrm = input.parameters.nrm;
  nrm.exit_per_year[0][0] = 0.3;
  nrm.exit_per_year[1][0] = 0.2;
  nrm.exit_per_year[2][0] = 0.1;
  nrm.exit_per_year[3][0] = 5;  // merging: nobody here is a duplicate
  nrm.public_order_share[0] = 1;
  nrm.disqualification_per_year[0] = 0.4;
  nrm.disqualification_per_year[1] = 9;
  Exits observer;
  Workspace state;
  run_once(input, state, observer, 1);
  const double years = state.desks[0][0].waiting_days(input.horizon_days) / 365.25;
  const std::array<std::pair<CaseEnd, double>, 5> rates{{{CaseEnd::withdrawn, 0.3},
                                                         {CaseEnd::suspended, 0.2},
                                                         {CaseEnd::closed, 0.1},
                                                         {CaseEnd::disqualified, 0.4},
                                                         {CaseEnd::merged, 0.0}}};
  for (const auto& rate : rates) {
    const double mean = rate.second * years;
    EXPECT_NEAR(observer.ended[index_of(rate.first)], mean, poisson_bound(mean)) << index_of(rate.first);
  }
  EXPECT_GT(years, 10000);
}

TEST(Disqualification, IsForAdultForeignNationalsOnly) {
  Input input = waiting_adults();
  fill(input.parameters.nrm.public_order_share, 1);
  fill(input.parameters.nrm.disqualification_per_year, 1);
  input.parameters.people.treated_as_foreign[2] = 0;
  Exits observer;
  run_once(input, observer);
  EXPECT_EQ(observer.ended[index_of(CaseEnd::disqualified)], 0);
}

// At a high rate it comes to all whom it can come to within the five years but the last weeks.
TEST(Disqualification, IsForAShareOfThem) {
  Input input = waiting_adults();
  input.parameters.nrm.public_order_share[0] = 0.2;
  fill(input.parameters.nrm.disqualification_per_year, 365.25);
  Exits observer;
  run_once(input, observer);
  const double n = 10 * (input.horizon_days - 1);  // a day later on average
  EXPECT_NEAR(observer.ended[index_of(CaseEnd::disqualified)], 0.2 * n, poisson_bound(0.2 * n));
}

TEST(Withdrawal, IsForAdultsOnly) {
  Input input = waiting_adults();
  input.parameters.identification.recorded_referrals_per_day[1] = 10;
  input.parameters.nrm.exit_per_year[0][0] = 1;
  Exits observer;
  run_once(input, observer);
  EXPECT_GT(observer.ended[index_of(CaseEnd::withdrawn)], 10000);
  EXPECT_EQ(observer.of_children, 0);
}

// All that leave come back after 50 days on average, and leave again: an alternating renewal process with 100
// and 50 days. In the long run a third are away; everybody begins in the queue, which takes 11 days' arrivals
// off.
TEST(Reopening, BringsCasesBackToTheQueue) {
  Input input = waiting_adults();
  auto& nrm = input.parameters.nrm;
  nrm.exit_per_year[1][0] = 365.25 / 100;
  nrm.reopening_probability[0] = 1;
  nrm.reopening_days = 50;
  Exits observer;
  Workspace state;
  run_once(input, state, observer, 2);
  EXPECT_EQ(observer.ended[index_of(CaseEnd::suspended)], 0);
  const double waited = state.desks[0][0].waiting_days(input.horizon_days);
  const double mean = waited / 100;
  EXPECT_NEAR(observer.paused[index_of(CaseEnd::suspended)], mean, poisson_bound(mean));
  const double away = observer.paused[index_of(CaseEnd::suspended)] - observer.reopened;
  const double people = 10 * input.horizon_days;
  EXPECT_NEAR(away, people / 3, 0.03 * people);
}

TEST(Reopening, HappensWithItsChance) {
  Input input = waiting_adults();
  auto& nrm = input.parameters.nrm;
  nrm.exit_per_year[2][0] = 2;
  nrm.reopening_probability[1] = 0.3;
  nrm.reopening_days = 1e5;
  Exits observer;
  run_once(input, observer);
  const double back = observer.paused[index_of(CaseEnd::closed)];
  const double n = back + observer.ended[index_of(CaseEnd::closed)];
  EXPECT_GT(n, 10000);
  EXPECT_NEAR(back, 0.3 * n, binomial_bound(n, 0.3));
}

struct RecoveryPeriods : Exits {
  std::map<std::uint64_t, double> passed, paused_on, away;
  double decided = 0, after_a_pause = 0;
  void rg_decision(const Person& p, Authority, bool, bool, double, double) override {
    passed[p.entity] = now;
  }
  void case_paused(const Person& p, Authority, CaseEnd, bool) override { paused_on[p.entity] = now; }
  void case_reopened(const Person& p, Authority, bool) override {
    away[p.entity] += now - paused_on[p.entity];
  }
  void cg_decision(const Person& p, Authority, bool, bool, double, double) override {
    ++decided;
    after_a_pause += away.count(p.entity) != 0;
    EXPECT_NEAR(now - passed[p.entity] - away[p.entity], 45, 1e-2);
  }
};

// Decisions take no time, so that each comes when the recovery period is over: 45 days, less the time away.
TEST(Reopening, KeepsWhatIsLeftOfTheRecoveryPeriod) {
  Input input = waiting_adults();
  auto& nrm = input.parameters.nrm;
  fill(nrm.decision_makers, no_limit_on_places);
  fill(nrm.rg_positive_share, 1);
  nrm.recovery_days = 45;
  nrm.exit_per_year[1][1] = 365.25 / 60;
  nrm.reopening_probability[0] = 1;
  nrm.reopening_days = 50;
  RecoveryPeriods observer;
  run_once(input, observer);
  EXPECT_GT(observer.decided, 10000);
  EXPECT_GT(observer.after_a_pause, 3000);
}

/// Notes which random numbers are asked for.
struct Addresses {
  model::Parameters parameters{};
  double now = 100;
  mutable std::set<std::tuple<std::uint64_t, Process, std::uint32_t>> used;
  random::ExponentialAndUniform exponential_and_uniform(std::uint64_t entity, Process process,
                                                        std::uint32_t occurrence) const {
    EXPECT_TRUE(used.insert({entity, process, occurrence}).second) << "the same luck twice";
    return {1, 0.5};
  }
};

TEST(Turns, HaveLuckOfTheirOwnEachTimeThatACaseJoinsADesk) {
  Addresses run;
  fill(run.parameters.nrm.set_aside_share, 0.5);
  CaseFile file;
  for (file.decisions = 0; file.decisions < 3; ++file.decisions)
    for (file.pauses = 0; file.pauses < 3; ++file.pauses) turn(run, file, Desk::conclusive_grounds);
  EXPECT_EQ(run.used.size(), 9U);
}

TEST(CaseEnds, SayHowThePersonLeft) {
  Input input = waiting_adults();
  fill(input.parameters.status.leaves_uk_per_year, 1);
  fill(input.parameters.status.death_per_year, 1);
  struct Left : Exits {
    double left_uk = 0, died = 0;
    void left(const Person&, Exit exit) override {
      left_uk += exit == Exit::left_uk, died += exit == Exit::died;
    }
  } observer;
  run_once(input, observer);
  EXPECT_GT(observer.left_uk, 1000);
  EXPECT_EQ(observer.ended[index_of(CaseEnd::left_uk)], observer.left_uk);
  EXPECT_EQ(observer.ended[index_of(CaseEnd::died)], observer.died);
}

}  // namespace
}  // namespace nrmsim::model::nrm
