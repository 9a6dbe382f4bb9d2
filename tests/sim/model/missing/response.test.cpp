#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/busy_input.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::missing {
namespace {

using namespace model::testing;

Input adults_who_go_missing() {
  Input input = refused_adults(10, {2019, 1, 1}, {2024, 1, 1});
  input.parameters.missing.hazard_per_year[index_of(Whereabouts::own_accommodation)][0] = 2;
  input.parameters.missing.short_share = 1;
  input.parameters.missing.short_days = 5;
  return input;
}

struct Responses : Timed {
  double begun = 0, ended = 0, answered = 0, interviews = 0, returns = 0, reports = 0;
  double looked_for_now = 0, most_at_once = 0, waited = 0;
  double days_answered = 0, days_unanswered = 0, ended_answered = 0;
  std::map<std::uint64_t, double> since;
  void missing_started(const Person&, bool) override { ++begun; }
  void missing_answered(const Person& p, double wait) override {
    ++answered;
    waited += wait;
    since[p.entity] = now;
    most_at_once = std::max(most_at_once, ++looked_for_now);
  }
  void missing_ended(const Person& p, MissingEnd end, double days) override {
    ++ended;
    returns += end == MissingEnd::returned;
    const auto found = since.find(p.entity);
    const double looked_for = found == since.end() ? 0 : now - found->second;
    days_answered += looked_for;
    days_unanswered += days - looked_for;
    if (found == since.end()) return;
    ++ended_answered;
    --looked_for_now;
    since.erase(found);
  }
  void return_interview(const Person&) override { ++interviews; }
};

// Two rates at which people are found, by exposure: a fifth of a day without, 0.2 times the factor with.
TEST(Response, ChangesTheRateAtWhichPeopleAreFound) {
  Input input = adults_who_go_missing();
  auto& m = input.parameters.missing;
  m.response_probability[0] = 0.6;
  m.response_capacity = no_limit_on_places;
  m.response_strengthened = 1;
  m.response_ratio = 3;
  m.unanswered_ratio = 0.5;
  Responses observer;
  run_once(input, observer);
  ASSERT_GT(observer.begun, 10000);
  EXPECT_NEAR(observer.answered, 0.6 * observer.begun, binomial_bound(observer.begun, 0.6));
  EXPECT_NEAR(observer.waited / observer.answered, 0, 0.001) << "nobody waits where nothing limits it";
  const double answered = 3 / 5.0 * observer.days_answered;
  const double unanswered = 0.5 / 5.0 * observer.days_unanswered;
  EXPECT_NEAR(observer.ended_answered, answered, poisson_bound(answered));
  EXPECT_NEAR(observer.ended - observer.ended_answered, unanswered, poisson_bound(unanswered));
}

// Nobody comes back unless looked for, one at a time: always at work, the response ends one episode in five
// days.
TEST(Response, IsAQueueWhereItIsShort) {
  Input input = adults_who_go_missing();
  auto& m = input.parameters.missing;
  m.response_probability[0] = 1;
  m.response_capacity = 1;
  m.unanswered_ratio = 0;
  Responses observer;
  run_once(input, observer);
  EXPECT_EQ(observer.most_at_once, 1);
  const double mean = input.horizon_days / 5;
  EXPECT_NEAR(observer.ended, mean, poisson_bound(mean) + 20);  // until the first is missing
  EXPECT_GT(observer.waited / observer.answered, 50);
}

TEST(Response, GrowsWithItsCapacityFromADate) {
  Input input = adults_who_go_missing();
  auto& m = input.parameters.missing;
  m.response_probability[0] = 1;
  m.response_capacity = 0;
  m.unanswered_ratio = 0;
  input.changes = {
      {1000, position_of([](model::Parameters& p) -> double& { return p.missing.response_capacity; }), 40}};
  struct FromADate : Responses {
    void missing_answered(const Person& p, double wait) override {
      EXPECT_GE(now, 999);
      Responses::missing_answered(p, wait);
    }
  } observer;
  run_once(input, observer);
  EXPECT_EQ(observer.most_at_once, 40);
  const double mean = 40 * (input.horizon_days - 1000) / 5;
  EXPECT_NEAR(observer.ended, mean, poisson_bound(mean));
}

/// The pool counts exactly those who are looked for and those who wait to be.
struct ResponseBooks : Timed {
  std::size_t most_waiting = 0, most_active = 0;
  void month(Run& run, std::uint32_t) override {
    std::size_t waiting = 0;
    std::size_t active = 0;
    for (Index i = 0; i < run.state.people.slots(); ++i) {
      const Person& p = run.state.people[i];
      if (!run.state.people.in_use(i)) continue;
      waiting += p.response == Response::waited_for;
      active += p.response == Response::active;
      EXPECT_TRUE(p.response == Response::nobody || p.situation == Situation::missing);
      EXPECT_FALSE(p.lost && (p.open_case != none || p.situation == Situation::missing));
    }
    EXPECT_EQ(run.state.missing_response.busy(), active);
    EXPECT_EQ(run.state.missing_response.waiting(), waiting);
    EXPECT_EQ(run.state.response_turns.size(), waiting);
    most_waiting = std::max(most_waiting, waiting);
    most_active = std::max(most_active, active);
  }
};

TEST(Response, HasItsBooksInOrderWhereEverythingHappens) {
  const Input input = busy_input();
  ResponseBooks observer;
  run_once(input, observer);
  EXPECT_EQ(observer.most_active, 20U);
  EXPECT_GT(observer.most_waiting, 5U);
}

TEST(Interview, FollowsAShareOfReturnsAndWinsTrust) {
  Input input = adults_who_go_missing();
  auto& m = input.parameters.missing;
  m.return_interview_probability[0] = 0.4;
  m.return_interview_trust_gain = 0.5;
  struct Trusting : Responses {
    void return_interview(const Person& p) override {
      EXPECT_LT(p.trust, 1.0F);
      Responses::return_interview(p);
    }
    std::map<int, int> trusts;  // in 64ths
    void missing_started(const Person& p, bool contact) override {
      ++trusts[static_cast<int>(64 * p.trust)];
      Responses::missing_started(p, contact);
    }
  } observer;
  run_once(input, observer);
  EXPECT_NEAR(observer.interviews, 0.4 * observer.returns, binomial_bound(observer.returns, 0.4));
  for (const int halvings : {0, 32, 48, 56}) EXPECT_GT(observer.trusts[halvings], 20);
  EXPECT_EQ(observer.trusts[16], 0) << "each interview closes half of the gap, and nothing else gives trust";
}

/// Time at risk of a first and of a later episode, by exposure.
struct Repeats : Timed {
  std::map<std::uint64_t, double> at_risk_since;
  std::map<std::uint64_t, bool> before;
  double days[2] = {0, 0}, episodes[2] = {0, 0};
  void identified(const Person& p, bool) override { at_risk_since[p.entity] = now; }
  void missing_started(const Person& p, bool) override {
    const bool again = before[p.entity];
    ++episodes[again];
    days[again] += now - at_risk_since.at(p.entity);
    at_risk_since.erase(p.entity);
    before[p.entity] = true;
  }
  void missing_ended(const Person& p, MissingEnd, double) override { at_risk_since[p.entity] = now; }
};

TEST(Episode, IsLikelierForWhoeverWentMissingBefore) {
  Input input = adults_who_go_missing();
  input.parameters.missing.hazard_per_year[index_of(Whereabouts::own_accommodation)][0] = 0.5;
  input.parameters.missing.repeat_ratio = 4;
  Repeats observer;
  run_once(input, observer);
  for (const auto& [person, since] : observer.at_risk_since)
    observer.days[observer.before[person]] += input.horizon_days - since;
  const double first = 0.5 / 365.25 * observer.days[0];
  const double later = 2.0 / 365.25 * observer.days[1];
  ASSERT_GT(later, 5000);
  EXPECT_NEAR(observer.episodes[0], first, poisson_bound(first));
  EXPECT_NEAR(observer.episodes[1], later, poisson_bound(later));
}

/// How episodes end, and what becomes of people who are lost from sight.
struct Ends : Timed {
  double ends[4] = {0, 0, 0, 0};
  double lost = 0, seen = 0, exploited_while_lost = 0, days_lost = 0, left_as_lost = 0;
  std::map<std::uint64_t, double> lost_since;
  void missing_ended(const Person&, MissingEnd end, double) override { ++ends[index_of(end)]; }
  void lost_from_sight(const Person& p) override {
    ++lost;
    EXPECT_EQ(p.open_case, none);
    EXPECT_EQ(p.whereabouts, Whereabouts::own_accommodation);
    lost_since[p.entity] = now;
  }
  void over(const Person& p, double& count) {
    const auto found = lost_since.find(p.entity);
    if (found == lost_since.end()) return;
    ++count;
    days_lost += now - found->second;
    lost_since.erase(found);
  }
  void seen_again(const Person& p) override { over(p, seen); }
  void exploited_again(const Person& p, Route, bool, bool) override { over(p, exploited_while_lost); }
  void missing_started(const Person& p, bool) override { EXPECT_FALSE(p.lost); }
  void left(const Person&, Exit exit) override { left_as_lost += exit == Exit::lost; }
};

// Exploitation at 20 a year competes with coming back after five days on average.
TEST(Danger, GrowsWithTheLengthOfAnEpisode) {
  Input input = adults_who_go_missing();
  input.parameters.missing.exploited_per_year = 20;
  input.parameters.exploitation.spell_days = 10;
  Ends observer;
  run_once(input, observer);
  const double share = 20 / 365.25 / (20 / 365.25 + 0.2);
  const double n = observer.ends[0] + observer.ends[1];
  ASSERT_GT(n, 10000);
  EXPECT_NEAR(observer.ends[index_of(MissingEnd::exploited)], n * share, binomial_bound(n, share));
}

// Everybody who goes missing is lost: then seen again at 1.5 a year or exploited at 0.4 times 2, by exposure.
TEST(Lost, PeopleLiveOnUnseen) {
  Input input = adults_who_go_missing();
  auto& p = input.parameters;
  p.missing.for_good_probability = 1;
  p.missing.lost_seen_per_year = 1.5;
  p.exploitation.hazard_per_year[0] = 0.4;
  p.exploitation.lost_ratio = 2;
  p.exploitation.spell_days = 30;
  p.exploitation.found_probability = 1;
  Ends observer;
  run_once(input, observer);
  EXPECT_EQ(observer.left_as_lost, 0) << "being lost to follow-up is no exit";
  ASSERT_GT(observer.lost, 10000);
  for (const auto& [person, since] : observer.lost_since) observer.days_lost += input.horizon_days - since;
  const double seen = 1.5 / 365.25 * observer.days_lost;
  const double exploited = 0.8 / 365.25 * observer.days_lost;
  EXPECT_NEAR(observer.seen, seen, poisson_bound(seen));
  EXPECT_NEAR(observer.exploited_while_lost, exploited, poisson_bound(exploited));
}

}  // namespace
}  // namespace nrmsim::model::missing
