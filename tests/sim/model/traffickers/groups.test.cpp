#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::traffickers {
namespace {

using namespace model::testing;

/// Looks at the groups every month.
struct Groups : Timed {
  double disrupted_groups = 0, held_when_disrupted = 0, recruits = 0, identifications = 0;
  double active_months = 0, group_months = 0, held_at_months = 0;
  double first_groups_disrupted = 0;
  void disrupted(const Group& g, std::uint32_t held) override {
    ++disrupted_groups;
    first_groups_disrupted += g.generation == 0;
    held_when_disrupted += held;
  }
  void recruited(const Group&) override { ++recruits; }
  void identified(const Person&, bool) override { ++identifications; }
  void month(Run& run, std::uint32_t) override {
    for (const Group& g : run.state.groups) {
      ++group_months;
      active_months += g.active;
      held_at_months += g.held;
    }
  }
};

Input groups_alone() {
  Input input = neutral_input({2014, 1, 1}, {2034, 1, 1});
  input.parameters.traffickers.groups[0] = 400;
  return input;
}

// Active for 365.25/0.5 days on average, then disrupted for 90: 20 years of 400 slots.
TEST(Group, IsDisruptedAndAnotherTakesItsPlace) {
  Input input = groups_alone();
  input.parameters.traffickers.disruption_per_year = 0.5;
  input.parameters.traffickers.reform_days = 90;
  Groups observer;
  run_once(input, observer);
  // By renewal: cycles of mean m and variance v; over time t the count has mean t/m + (v/m^2 - 1)/2 + share
  // active at the start, and variance t v / m^3 a slot.
  const double up = 365.25 / 0.5;
  const double m = up + 90;
  const double v = up * up + 90.0 * 90;
  const double t = input.horizon_days;
  const double mean = 400 * (t / m + (v / (m * m) - 1) / 2 + 1 - up / m);
  EXPECT_NEAR(observer.disrupted_groups, mean, two_sided_z * std::sqrt(400 * t * v / (m * m * m)) + 2);
  // The share of time active: variance of a slot's mean is about 2 a (1 - a) tau / t, tau = 1/(1/up + 1/90).
  const double a = up / m;
  const double tau = 1 / (1 / up + 1.0 / 90);
  EXPECT_NEAR(observer.active_months / observer.group_months, a,
              two_sided_z * std::sqrt(2 * a * (1 - a) * tau / t / 400) + tau / t);
}

// Each place is empty or full by itself: full in the long run with the share recruitment / (recruitment +
// leaving).
TEST(Turnover, KeepsAGroupAtTheBalanceOfRecruitmentAndLeaving) {
  Input input = groups_alone();
  auto& t = input.parameters.traffickers;
  t.people_held = 10;
  t.recruitment_per_year = 3;
  t.held_leave_per_year = 1;
  Groups observer;
  run_once(input, observer);
  const double share = 3.0 / 4;
  const double n = 400 * 10;
  const double tau = 365.25 / 4;
  // The start, all places full, fades with tau and lifts the mean by (1 - share) tau / t.
  const double lift = (1 - share) * tau / input.horizon_days;
  EXPECT_NEAR(observer.held_at_months / observer.group_months / 10, share + lift,
              two_sided_z * std::sqrt(2 * share * (1 - share) * tau / input.horizon_days / n) + lift / 4);
  const double recruits = n * (1 - share) * 3 / 365.25 * input.horizon_days;
  EXPECT_NEAR(observer.recruits, recruits, poisson_bound(recruits) + n / 4);
}

TEST(Disruption, BringsAShareOfThoseHeldToLight) {
  Input input = groups_alone();
  auto& t = input.parameters.traffickers;
  t.people_held = 20;
  t.disruption_per_year = 1;
  t.reform_days = 1e5;
  t.cluster_referral_probability = 0.3;
  Groups observer;
  run_once(input, observer);
  EXPECT_EQ(observer.held_when_disrupted, 20 * observer.first_groups_disrupted)
      << "later groups never recruit here";
  const double n = observer.held_when_disrupted;
  ASSERT_GT(n, 5000);
  EXPECT_NEAR(observer.identifications, 0.3 * n, binomial_bound(n, 0.3));
}

/// Contact, exploitation by the former group, and what a disruption does to both.
struct Contacts : Timed {
  std::array<double, 4> attempts{};
  std::map<std::uint32_t, double> over_since;  ///< generation 0 groups that were disrupted, by slot
  double found = 0, spells = 0;
  std::uint32_t disrupting = none;
  void event(double t, std::uint32_t code, std::uint64_t) override {
    now = t;
    if (owner::family(code) == owner::Family::group) disrupting = owner::index(code);
  }
  void attempt(const Person& p, Attempt outcome) override {
    ++attempts[index_of(outcome)];
    const auto over = over_since.find(p.group.slot());
    EXPECT_TRUE(p.group.generation() > 0 || over == over_since.end() || now <= over->second)
        << "contact by a group that was disrupted";
  }
  void exploited_again(const Person&, Route route, bool, bool) override {
    ++spells;
    EXPECT_EQ(route, Route::former_group);
  }
  void exploitation_ended(const Person& p, SpellEnd end, double) override {
    if (end != SpellEnd::found) return;
    ++found;
    EXPECT_EQ(p.group.slot(), disrupting);
  }
  void disrupted(const Group& g, std::uint32_t) override {
    EXPECT_EQ(g.exploited_again, none) << "those whom it held have been found";
    if (g.generation == 0) over_since[disrupting] = now;
  }
};

// Spells never end by themselves and nobody is found otherwise, so whoever is found was freed by a
// disruption.
TEST(Disruption, FreesThoseHeldAndEndsContact) {
  Input input = refused_adults(3, {2014, 1, 1}, {2024, 1, 1});
  auto& p = input.parameters;
  fill(p.traffickers.groups, 20);
  fill(p.traffickers.contact_per_year, 4);
  p.traffickers.attempt_exploited = 0.2;
  p.traffickers.disruption_per_year = 0.4;
  p.traffickers.reform_days = 60;
  Contacts observer;
  run_once(input, observer);
  EXPECT_GT(observer.spells, 1000);
  EXPECT_GT(observer.found, 500);
  EXPECT_GT(observer.over_since.size(), 70U);
}

TEST(Attempt, HasItsOutcomesInTheSharesGiven) {
  Input input = refused_adults(5, {2014, 1, 1}, {2024, 1, 1});
  auto& p = input.parameters;
  fill(p.traffickers.groups, 20);
  fill(p.traffickers.contact_per_year, 2);
  p.traffickers.findability[index_of(Whereabouts::own_accommodation)] = 0.5;
  p.traffickers.attempt_exploited = 0.1;
  p.traffickers.attempt_missing = 0.2;
  p.traffickers.attempt_reported = 0.3;
  p.missing.short_share = 1;
  p.missing.short_days = 1;
  p.exploitation.spell_days = 1;
  struct Quiet : Contacts {
    void exploitation_ended(const Person&, SpellEnd, double) override {}
  } quiet;
  run_once(input, quiet);
  const auto& a = quiet.attempts;
  const double n = a[0] + a[1] + a[2] + a[3];
  EXPECT_NEAR(a[index_of(Attempt::exploited)], 0.1 * n, binomial_bound(n, 0.1));
  EXPECT_NEAR(a[index_of(Attempt::missing)], 0.2 * n, binomial_bound(n, 0.2));
  EXPECT_NEAR(a[index_of(Attempt::reported)], 0.3 * n, binomial_bound(n, 0.3));
  // About 18,260 people, on average half of ten years, one attempt a year. The expected number has a standard
  // deviation of about 0.9 % from the arrivals; 0.3 days of a year go in spells and episodes.
  const double expected = 5 * 365.25 * 10 * 5;
  EXPECT_NEAR(n, expected, 0.045 * expected);
}

/// What people are to the groups when they are found.
struct Incidents : Contacts {
  std::map<Place, double> places;
  double people = 0, in_debt = 0, linked_overseas = 0, in_debt_overseas = 0;
  std::array<double, 2> attempts_by_debt{};
  void identified(const Person& p, bool) override {
    ++people;
    ++places[p.place];
    in_debt += p.in_debt;
    if (p.place != Place::overseas) {
      EXPECT_TRUE(p.group.exists());
      return;
    }
    in_debt_overseas += p.in_debt;
    linked_overseas += p.group.exists();
    EXPECT_TRUE(p.in_debt || !p.group.exists()) << "only a debt ties somebody exploited only overseas";
  }
  void attempt(const Person& p, Attempt) override { ++attempts_by_debt[p.in_debt ? 1 : 0]; }
};

TEST(Incident, HasPlaceDebtAndLinkInTheSharesGiven) {
  Input input = refused_adults(5, {2014, 1, 1}, {2024, 1, 1});
  auto& p = input.parameters;
  fill(p.traffickers.groups, 20);
  fill(p.people.overseas_only_share, 0.5);
  fill(p.people.overseas_and_uk_share, 0.2);
  fill(p.people.debt_bondage_share, 0.3);
  p.traffickers.debt_link_probability = 0.4;
  Incidents observer;
  run_once(input, observer);
  const double n = observer.people;
  ASSERT_GT(n, 15000);
  EXPECT_NEAR(observer.places[Place::overseas], 0.5 * n, binomial_bound(n, 0.5));
  EXPECT_NEAR(observer.places[Place::both], 0.2 * n, binomial_bound(n, 0.2));
  EXPECT_NEAR(observer.in_debt, 0.3 * n, binomial_bound(n, 0.3));
  EXPECT_NEAR(observer.linked_overseas, 0.4 * observer.in_debt_overseas,
              binomial_bound(observer.in_debt_overseas, 0.4));
}

// Half are in debt, and groups seek them three times as often. Attempts are Poisson given the time at risk,
// which is the same for both but for who happens to be in which half: 1.1 % more on each side.
TEST(Debt, MultipliesTheAttempts) {
  Input input = refused_adults(10, {2014, 1, 1}, {2024, 1, 1});
  auto& p = input.parameters;
  fill(p.traffickers.groups, 20);
  fill(p.people.debt_bondage_share, 0.5);
  fill(p.traffickers.contact_per_year, 1);
  p.traffickers.contact_debt_ratio = 3;
  Incidents observer;
  run_once(input, observer);
  const double n = observer.attempts_by_debt[0] + observer.attempts_by_debt[1];
  ASSERT_GT(n, 100000);
  EXPECT_NEAR(observer.attempts_by_debt[1], 0.75 * n, binomial_bound(n, 0.75) + 0.022 * 0.75 * 0.25 * n);
}

/// Reports that count against groups, looked at every month.
struct Reports : Timed {
  double made = 0, counted = 0, months = 0;
  void attempt(const Person&, Attempt outcome) override { made += outcome == Attempt::reported; }
  void month(Run& run, std::uint32_t) override {
    ++months;
    for (const Group& g : run.state.groups) counted += g.reports;
  }
};

// Each report counts for an exponential time of mean 200 days: by Little's law 200 reports count at a time
// for each one made a day. Reports come at rising numbers, and the last 200 days are short by up to one
// memory.
TEST(Report, CountsForItsTimeAndNoLonger) {
  Input input = refused_adults(5, {2014, 1, 1}, {2024, 1, 1});
  auto& p = input.parameters;
  fill(p.traffickers.groups, 20);
  fill(p.traffickers.contact_per_year, 2);
  p.traffickers.attempt_reported = 0.5;
  for (const double memory : {200.0, 0.0}) {
    p.traffickers.report_memory_days = memory;
    Reports observer;
    run_once(input, observer);
    ASSERT_GT(observer.made, 50000);
    const double days = input.horizon_days;
    if (memory > 0) {
      // With a steadily rising rate 2 M t / T^2 of M reports, the expected count at t is
      // 2 M / T^2 * m (t - m (1 - exp(-t/m))), whose mean over [0, T] is about M m / T * (1 - 2 m / T).
      const double mean = observer.made * memory / days * (1 - 2 * memory / days);
      EXPECT_NEAR(observer.counted / observer.months, mean, 0.03 * mean + two_sided_z * std::sqrt(mean / 15));
    } else {
      // None is forgotten: a third of all that are made counts on average.
      EXPECT_NEAR(observer.counted / observer.months, observer.made / 3, 0.03 * observer.made);
    }
  }
}

/// People identified by class and year.
struct ByYear : Timed {
  std::map<int, std::array<double, 2>> years;
  std::map<std::uint64_t, double> adults;
  void identified(const Person& p, bool) override {
    ++years[static_cast<int>(now / 365.25)][index_of(p.age_at_exploitation())];
    if (p.age_at_exploitation() == AgeClass::adult) adults[p.entity] = now;
  }
};

// Children come out of the criminal trade only and adults out of another. The offence stops recruitment by
// the first when the projection begins: a year later nobody is recruited there, and no child comes any more,
// while every adult comes as before.
TEST(Feedback, FollowsTheTradesBehindAClass) {
  Input input = neutral_input({2014, 1, 1}, {2022, 1, 1});
  input.projection_day = core::days_between(input.start, {2018, 1, 1});
  input.tables.front() = {{{2, 0, 1, 2, 1}, 1.0}, {{2, 1, 1, 2, 0}, 1.0}};
  auto& p = input.parameters;
  fill(p.traffickers.trade_share, 0);
  for (std::size_t type = 0; type < 10; ++type) p.traffickers.trade_share[type][type % 4] = 1;
  fill(p.traffickers.groups, 50);
  p.traffickers.people_held = 10;
  p.traffickers.recruitment_per_year = 4;
  p.traffickers.held_leave_per_year = 1;
  p.traffickers.feedback_power = 1;
  p.traffickers.offence_recruitment_ratio = 0;
  p.identification.recorded_referrals_per_day[0] = 2;
  p.identification.recorded_referrals_per_day[1] = 2;
  p.identification.candidate_headroom = 2;
  ByYear before;
  run_once(input, before);
  input.changes = {{input.projection_day,
                    position_of([](model::Parameters& q) -> double& { return q.traffickers.child_offence; }),
                    1}};
  ByYear after;
  run_once(input, after);
  EXPECT_GT(before.years[6][1], 500);
  EXPECT_EQ(after.years[6][1], 0);
  EXPECT_EQ(after.years[3], before.years[3]) << "history is as it was";
  EXPECT_EQ(after.adults, before.adults);
}

TEST(Limits, WithoutGroupsThereIsNoContact) {
  Input input = refused_adults(3, {2014, 1, 1}, {2024, 1, 1});
  fill(input.parameters.traffickers.contact_per_year, 50);
  input.parameters.traffickers.disruption_per_year = 5;
  Contacts observer;
  run_once(input, observer);
  EXPECT_EQ(observer.attempts, (std::array<double, 4>{}));
  EXPECT_TRUE(observer.over_since.empty());
}

}  // namespace
}  // namespace nrmsim::model::traffickers
