// What goes on when something else happens to a person in support: another case, a missing episode, a dispute
// about age, a change of the rules.

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "sim/model/recovery/needs.hpp"
#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::support {
namespace {

using namespace model::testing;

constexpr double per_year = 0.5;  // rate at which trust grows by continuity

double trust_after(double days) {
  return 1 - std::exp(-per_year * days / 365.25);
}

/// Adults who are in support from the day of referral, for 75 days.
Input adults_in_support() {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 3;
  fill(p.nrm.decision_makers, no_limit_on_places);
  fill(p.nrm.rg_positive_share, 1);
  fill(p.nrm.cg_positive_share, 1);
  p.nrm.recovery_days = 30;
  p.support.days_after_cg_positive = 45;
  fill(p.support.capacity, no_limit_on_places);
  return input;
}

struct AcrossCases : Timed {
  std::map<std::uint64_t, double> last_case;
  double begun = 0, stretches = 0, with_more_than_one_case = 0, offers = 0;
  std::map<std::uint64_t, int> cases;
  void case_opened(const Person& p, Authority) override { last_case[p.entity] = now, ++cases[p.entity]; }
  void support_started(const Person&) override { ++begun; }
  void support_ended(const Person& p) override {
    ++stretches;
    with_more_than_one_case += cases[p.entity] > 1;
    cases[p.entity] = 0;
    EXPECT_NEAR(now - last_case[p.entity], 75, 1e-3);
  }
  void service_wanted(const Person&, Service) override { ++offers; }
};

// Each case entitles to 75 days from its referral. Somebody who discloses another incident meanwhile has
// support without a break up to the last day to which any of the cases entitles, and the services that had
// begun.
TEST(Support, GoesOnWithoutABreakWhenAnotherCaseBegins) {
  Input input = adults_in_support();
  input.parameters.identification.late_disclosure_per_year = 3;
  input.parameters.support.offer_probability[index_of(Service::outreach)][0] = 1;
  AcrossCases observer;
  run_once(input, observer);
  EXPECT_GT(observer.stretches, 5000);
  EXPECT_GT(observer.with_more_than_one_case, 500);
  EXPECT_EQ(observer.offers, observer.begun) << "once a stretch";
}

struct Turns : Timed {
  std::set<std::uint64_t> began;
  std::size_t starts = 0;
  void support_started(const Person& p) override { began.erase(p.entity); }
  void service_started(const Person& p, Service, double) override {
    ++starts;
    EXPECT_TRUE(began.insert(p.entity).second);
  }
};

// 40 of some 500 people at a time have a worker, who stays whatever happens to the cases.
TEST(Support, KeepsTurnsInALineWhenAnotherCaseTakesItOver) {
  Input input = adults_in_support();
  input.parameters.identification.late_disclosure_per_year = 3;
  input.parameters.support.offer_probability[index_of(Service::outreach)][0] = 1;
  input.parameters.support.capacity[index_of(Service::outreach)] = 40;
  Turns observer;
  Workspace state;
  run_once(input, state, observer, 3);
  EXPECT_GT(observer.starts, 300U);
  EXPECT_EQ(state.services[index_of(Service::outreach)].busy(), 40U);
}

struct TrustAtTheEnd : Timed {
  std::map<std::uint64_t, double> since, missing_since, away, worker_since;
  double seen = 0;
  void support_started(const Person& p) override { since[p.entity] = now, away[p.entity] = 0; }
  void service_started(const Person& p, Service, double) override { worker_since[p.entity] = now; }
  void missing_started(const Person& p, bool) override { missing_since[p.entity] = now; }
  void missing_ended(const Person& p, MissingEnd, double) override { back(p); }
  void back(const Person& p) {
    away[p.entity] += now - std::max(missing_since[p.entity], since[p.entity]);
    missing_since.erase(p.entity);
  }
};

TEST(Trust, GrowsOverAllOfTheTimeInSupport) {
  Input input = adults_in_support();
  input.parameters.recovery.trust_gain_continuity_per_year = per_year;
  input.parameters.support.extension_probability = 0.5;
  input.parameters.support.extension_days = 100;
  fill(input.parameters.recovery.unmet_at_first, 0);
  input.parameters.recovery.unmet_at_first[index_of(recovery::Need::housing)] = 1;
  struct Whole : TrustAtTheEnd {
    void support_ended(const Person& p) override {
      ++seen;
      EXPECT_NEAR(p.trust, trust_after(now - since[p.entity]), 1e-4);
    }
  } observer;
  run_once(input, observer);
  EXPECT_GT(observer.seen, 3000);
}

TEST(Trust, DoesNotGrowWhileThePersonIsMissing) {
  Input input = adults_in_support();
  auto& p = input.parameters;
  p.recovery.trust_gain_continuity_per_year = per_year;
  fill(p.missing.hazard_per_year, 12);
  p.missing.short_share = 1;
  p.missing.short_days = 15;
  struct Present : TrustAtTheEnd {
    void support_ended(const Person& person) override {
      if (person.situation == Situation::missing) back(person);
      ++seen;
      const double days = now - since[person.entity] - away[person.entity];
      EXPECT_NEAR(person.trust, trust_after(days), 1e-4);
    }
  } observer;
  run_once(input, observer);
  EXPECT_GT(observer.seen, 3000);
}

TEST(Trust, GrowsFromTheDayOnWhichSomebodyIsThereToTrust) {
  Input input = adults_in_support();
  auto& p = input.parameters;
  p.recovery.trust_gain_continuity_per_year = per_year;
  fill(p.recovery.unmet_at_first, 1);
  p.support.offer_probability[index_of(Service::outreach)][0] = 1;
  p.support.capacity[index_of(Service::outreach)] = 150;
  struct Worker : TrustAtTheEnd {
    double late = 0;
    void support_ended(const Person& person) override {
      const auto began = worker_since.find(person.entity);
      const double days = began == worker_since.end() ? 0 : now - began->second;
      ++seen;
      late += days > 0 && days < 70;
      EXPECT_NEAR(person.trust, trust_after(days), 1e-4);
    }
  } observer;
  run_once(input, observer);
  EXPECT_GT(observer.seen, 3000);
  EXPECT_GT(observer.late, 500);
}

struct PassedOver : Timed {
  int started = 0;
  void service_started(const Person& p, Service, double) override {
    EXPECT_NE(p.situation, Situation::missing) << "nobody can be helped who is not there";
    ++started;
  }
};

// Whoever is missing when their turn comes loses it to the next, and asks again when back.
TEST(Queue, PassesOverWhoeverIsMissing) {
  Input input = adults_in_support();
  auto& p = input.parameters;
  p.nrm.recovery_days = 300;
  fill(p.missing.hazard_per_year, 6);
  p.missing.short_share = 1;
  p.missing.short_days = 40;
  p.support.offer_probability[index_of(Service::counselling)][0] = 1;
  p.support.capacity[index_of(Service::counselling)] = 200;
  p.support.course_days[0] = 90;
  PassedOver observer;
  Workspace state;
  run_once(input, state, observer, 2);
  EXPECT_GT(observer.started, 2000);
  EXPECT_EQ(state.services[index_of(Service::counselling)].busy(), 200U);
  int passed_over = 0;
  for (Index c = 0; c < state.cases.slots(); ++c) {
    if (!state.cases.in_use(c)) continue;
    const CaseFile& file = state.cases[c];
    if (file.service[index_of(Service::counselling)] != ServiceState::passed_over) continue;
    ++passed_over;
    EXPECT_EQ(state.people[file.person].situation, Situation::missing) << "back, and in the line again";
  }
  EXPECT_GT(passed_over, 10);
}

struct Disputed : Timed {
  double disputed = 0, to_disputed = 0, guardians = 0, children = 0;
  void support_started(const Person& p) override {
    ++children;
    disputed += p.is(Fact::age_disputed);
  }
  void service_wanted(const Person& p, Service service) override {
    EXPECT_EQ(p.is(Fact::age_disputed), service == Service::outreach);
    to_disputed += service == Service::outreach;
    guardians += service == Service::guardian;
  }
};

// Half of the children are disputed for 20 days on average and treated as adults; then they get a guardian.
TEST(AgeDispute, MeansServicesOfAnAdultUntilItIsOver) {
  Input input = adults_in_support();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 0;
  p.identification.recorded_referrals_per_day[1] = 5;
  fill(p.people.child_age_share, 0);
  p.people.child_age_share[0] = 1;  // ten years old
  fill(p.people.treated_as_foreign, 1);
  p.nrm.recovery_days = 2000;
  p.placements.age_disputed_share = 0.5;
  p.placements.age_dispute_days = 20;
  p.support.offer_probability[index_of(Service::guardian)][1] = 1;
  p.support.offer_probability[index_of(Service::outreach)][0] = 1;
  Disputed observer;
  Workspace state;
  run_once(input, state, observer, 1);
  EXPECT_GT(observer.disputed, 3000);
  EXPECT_EQ(observer.to_disputed, observer.disputed);
  // Those whose age is disputed at the end have none yet: about 50 of them.
  EXPECT_GT(observer.guardians, observer.children - 50 - poisson_bound(50));
  EXPECT_LT(observer.guardians, observer.children);
  EXPECT_EQ(state.services[index_of(Service::outreach)].busy(), observer.children - observer.guardians);
}

constexpr double change_day = 400;

struct OnTheDay : Timed {
  double opened_before = 0, begun = 0, begun_on_the_day = 0;
  std::set<std::uint64_t> asked;
  void case_opened(const Person&, Authority) override { opened_before += now < change_day; }
  void support_started(const Person&) override { ++begun, begun_on_the_day += now == change_day; }
  void service_wanted(const Person& p, Service) override {
    EXPECT_TRUE(asked.insert(p.entity).second) << "once each";
  }
  void parameters_change(Run& run, bool) override { now = run.now; }
};

Input until_shortly_after_the_change() {
  Input input = adults_in_support();
  set_period(input, {2019, 1, 1}, {2020, 2, 6});  // 401 days
  return input;
}

// Nobody decides, so that everybody waits for a first decision when the rule changes.
TEST(Support, FromReferralReachesWhoeverWaitsOnTheFirstDay) {
  Input input = until_shortly_after_the_change();
  input.parameters.nrm.decision_makers[0][0] = 0;
  input.changes = {{change_day,
                    position_of([](model::Parameters& p) -> double& { return p.support.starts_at_referral; }),
                    1}};
  OnTheDay observer;
  run_once(input, observer);
  EXPECT_GT(observer.opened_before, 1000);
  EXPECT_EQ(observer.begun_on_the_day, observer.opened_before);
}

// Of 1,200 people in support 0.2 were offered outreach; from the day on all of them are.
TEST(Offers, ReachWhoeverIsInSupportWhenTheyBecomeMoreLikely) {
  Input input = until_shortly_after_the_change();
  input.parameters.nrm.recovery_days = 1000;
  input.parameters.support.offer_probability[index_of(Service::outreach)][0] = 0.2;
  input.changes = {{change_day, position_of([](model::Parameters& p) -> double& {
                      return p.support.offer_probability[index_of(Service::outreach)][0];
                    }),
                    1}};
  OnTheDay observer;
  run_once(input, observer);
  EXPECT_GT(observer.begun, 1000);
  EXPECT_EQ(static_cast<double>(observer.asked.size()), observer.begun);
}

// Half have their need met at first; twice the rate meets half of what is left, half the rate 1 - 1/sqrt(2).
TEST(Subsistence, AtAnotherRateReachesWhoeverIsInSupport) {
  for (const double level : {2.0, 0.5}) {
    Input input = until_shortly_after_the_change();
    auto& p = input.parameters;
    p.nrm.recovery_days = 1000;
    fill(p.recovery.unmet_at_first, 1);
    p.support.subsistence_meets_income = 0.5;
    input.changes = {
        {change_day, position_of([](model::Parameters& q) -> double& { return q.support.subsistence_level; }),
         level}};
    Workspace state;
    VirtualObserver nobody;
    run_once(input, state, nobody, 0);
    double paid = 0;
    double n = 0;
    for (Index i = 0; i < state.people.slots(); ++i) {
      if (!state.people.in_use(i)) continue;
      const Person& person = state.people[i];
      ++n;
      paid += person.is(Fact::paid_subsistence);
      EXPECT_NE(person.is(Fact::paid_subsistence), (person.unmet_needs >> 1U & 1U) != 0);
    }
    const double share = 1 - std::pow(0.5, level);
    EXPECT_GT(n, 1000);
    EXPECT_NEAR(paid, share * n, binomial_bound(n, share)) << level;
  }
}

}  // namespace
}  // namespace nrmsim::model::support
