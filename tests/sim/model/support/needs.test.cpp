// What services meet while support lasts, and what is left of it afterwards.

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "sim/model/recovery/needs.hpp"
#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::support {
namespace {

using namespace model::testing;
using recovery::Need;

bool lacks(const Person& p, Need need) {
  return (p.unmet_needs >> index_of(need) & 1U) != 0;
}

/// Everybody lacks everything at first, is accepted at once, and is in support for 75 days.
Input needy_people() {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 3;
  p.identification.recorded_referrals_per_day[1] = 3;
  fill(p.nrm.decision_makers, no_limit_on_places);
  fill(p.nrm.rg_positive_share, 1);
  fill(p.nrm.cg_positive_share, 1);
  p.nrm.recovery_days = 30;
  p.support.days_after_cg_positive = 45;
  fill(p.support.capacity, no_limit_on_places);
  fill(p.recovery.unmet_at_first, 1);
  return input;
}

/// Calls `look` for everybody at the end of the run.
template <class Look>
void at_the_end(const Input& input, Look look) {
  Workspace state;
  VirtualObserver nobody;
  run_once(input, state, nobody, 0);
  for (Index i = 0; i < state.people.slots(); ++i)
    if (state.people.in_use(i)) look(state.people[i]);
}

/// Keeps the records of people whom no event can reach any more: a hazard might still change.
void keep_records(Input& input) {
  input.changes = {
      {input.horizon_days + 1,
       position_of([](model::Parameters& p) -> double& { return p.missing.hazard_per_year[0][0]; }), 1}};
}

TEST(Needs, AreMetByTheServicesAndSomeOfThemOnlyWhileSupportLasts) {
  Input input = needy_people();
  fill(input.parameters.support.offer_probability, 1);
  input.parameters.support.settled_housing_share = 0;
  keep_records(input);
  int supported[2] = {}, later[2] = {};
  at_the_end(input, [&](const Person& p) {
    if (!p.is(Fact::in_support)) {
      ++later[p.age()];
      EXPECT_FALSE(lacks(p, Need::mental_health) || lacks(p, Need::advice)) << "what was learnt stays";
      EXPECT_TRUE(lacks(p, Need::trusted_adult) && lacks(p, Need::housing)) << "workers and places go";
      return;
    }
    ++supported[p.age()];
    EXPECT_FALSE(lacks(p, Need::mental_health) || lacks(p, Need::advice));
    EXPECT_TRUE(lacks(p, Need::income)) << "no financial support is paid here";
    EXPECT_EQ(lacks(p, Need::housing), p.is(Fact::child)) << "safe houses are for adults";
    if (p.is(Fact::child)) {
      EXPECT_FALSE(lacks(p, Need::trusted_adult)) << "a guardian";
    }
  });
  for (const int age : {0, 1}) {
    EXPECT_GT(supported[age], 100);
    EXPECT_GT(later[age], 1000);
  }
}

TEST(Needs, ForATrustedAdultAreMetByOutreachWhereThereIsNoSafeHouse) {
  Input input = needy_people();
  input.parameters.support.offer_probability[index_of(Service::outreach)][0] = 0.4;
  double adults = 0;
  double met = 0;
  at_the_end(input, [&](const Person& p) {
    if (p.is(Fact::child) || !p.is(Fact::in_support)) return;
    ++adults;
    met += !lacks(p, Need::trusted_adult);
    EXPECT_TRUE(lacks(p, Need::housing));
  });
  EXPECT_GT(adults, 100);
  EXPECT_NEAR(met, 0.4 * adults, binomial_bound(adults, 0.4));
}

TEST(Subsistence, MeetsTheNeedForAnIncomeOfSomeAdultsWhileSupportLasts) {
  Input input = needy_people();
  input.parameters.support.subsistence_meets_income = 0.6;
  keep_records(input);
  double adults = 0;
  double met = 0;
  at_the_end(input, [&](const Person& p) {
    EXPECT_NE(p.is(Fact::paid_subsistence), lacks(p, Need::income));
    if (p.is(Fact::child) || !p.is(Fact::in_support)) {
      EXPECT_TRUE(lacks(p, Need::income));
      return;
    }
    ++adults;
    met += p.is(Fact::paid_subsistence);
  });
  EXPECT_GT(adults, 100);
  EXPECT_NEAR(met, 0.6 * adults, binomial_bound(adults, 0.6));
}

// Everybody is 17 at referral and in support until long after the eighteenth birthday.
TEST(Subsistence, IsPaidFromTheEighteenthBirthdayOn) {
  Input input = needy_people();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 0;
  fill(p.people.child_age_share, 0);
  p.people.child_age_share[7] = 1;
  p.nrm.recovery_days = 3000;
  p.support.subsistence_meets_income = 0.6;
  double adults = 0;
  double paid = 0;
  at_the_end(input, [&](const Person& person) {
    if (person.is(Fact::child)) {
      EXPECT_FALSE(person.is(Fact::paid_subsistence));
      return;
    }
    ++adults;
    paid += person.is(Fact::paid_subsistence);
    EXPECT_NE(person.is(Fact::paid_subsistence), lacks(person, Need::income));
  });
  EXPECT_GT(adults, 2000);
  EXPECT_NEAR(paid, 0.6 * adults, binomial_bound(adults, 0.6));
}

TEST(SettledHousing, IsWhatAShareOfAdultsHaveAfterSupport) {
  Input input = needy_people();
  input.parameters.support.settled_housing_share = 0.3;
  keep_records(input);
  double adults = 0;
  double housed = 0;
  at_the_end(input, [&](const Person& p) {
    if (p.is(Fact::in_support)) return;
    if (p.is(Fact::child)) {
      EXPECT_TRUE(lacks(p, Need::housing));
      return;
    }
    ++adults;
    housed += !lacks(p, Need::housing);
  });
  // Children who came of age after support are adults without it: far fewer than the adults.
  EXPECT_GT(adults, 3000);
  EXPECT_LT(housed, 0.3 * adults + binomial_bound(adults, 0.3));
  EXPECT_GT(housed, 0.3 * 0.5 * adults);
}

TEST(Trust, GainsAShareOfTheGapWithEachService) {
  Input input = needy_people();
  fill(input.parameters.support.offer_probability, 1);
  input.parameters.recovery.trust_at_first = 0.2;
  input.parameters.recovery.trust_gain_service = 0.5;
  int seen = 0;
  at_the_end(input, [&](const Person& p) {
    if (!p.is(Fact::in_support)) return;
    ++seen;
    // Three services each: a place or a guardian, counselling, advice.
    if (p.age_at_first_referral() == p.age()) {
      EXPECT_NEAR(p.trust, 1 - 0.8 / 8, 1e-6);
    }
  });
  EXPECT_GT(seen, 200);
}

/// Who is missing when the decision is made that entitles to support.
struct Missing : Timed {
  std::set<std::uint64_t> missing, wait_for_support;
  int begun_at_return = 0, begun_otherwise = 0;
  double returned = -1;
  void missing_started(const Person& p, bool) override { missing.insert(p.entity); }
  void missing_ended(const Person& p, MissingEnd, double) override {
    missing.erase(p.entity), returned = now;
  }
  void rg_decision(const Person& p, Authority, bool, bool, double, double) override {
    if (missing.count(p.entity) != 0) wait_for_support.insert(p.entity);
  }
  void support_started(const Person& p) override {
    EXPECT_EQ(missing.count(p.entity), 0U) << "support began for somebody who is missing";
    if (wait_for_support.erase(p.entity) == 0)
      ++begun_otherwise;
    else if (returned == now)
      ++begun_at_return;
  }
};

TEST(Support, BeginsAtTheReturnOfWhoeverWasMissing) {
  Input input = needy_people();
  auto& p = input.parameters;
  p.nrm.effort_days[0][0] = 10;
  p.nrm.recovery_days = 200;
  fill(p.missing.hazard_per_year, 12);
  p.missing.short_share = 1;
  p.missing.short_days = 20;
  Missing observer;
  run_once(input, observer);
  EXPECT_GT(observer.begun_at_return, 1000);
  EXPECT_GT(observer.begun_otherwise, 1000);
  EXPECT_LT(observer.wait_for_support.size(), 100U) << "only those whom the end of the run finds missing";
}

}  // namespace
}  // namespace nrmsim::model::support
