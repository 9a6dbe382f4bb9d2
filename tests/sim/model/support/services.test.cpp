#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

#include "sim/model/support/services.hpp"
#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::support {
namespace {

using namespace model::testing;

struct Services : Timed {
  int came_of_age = 0;  // in support
  void turned_18(const Person& p) override {
    if (p.is(Fact::in_support)) ++came_of_age;
  }
  std::array<std::vector<std::uint64_t>, service_count> wanted, started;
  std::array<std::array<double, 2>, service_count> wanted_by_age{};
  std::map<std::uint64_t, double> in_support_since;
  double supported_adults = 0, supported_children = 0;
  std::vector<double> lengths;
  void support_started(const Person& p) override {
    ++(p.is(Fact::child) ? supported_children : supported_adults);
    in_support_since[p.entity] = now;
  }
  void support_ended(const Person& p) override { lengths.push_back(now - in_support_since[p.entity]); }
  void service_wanted(const Person& p, Service s) override {
    wanted[index_of(s)].push_back(p.entity);
    ++wanted_by_age[index_of(s)][p.age()];
  }
  void service_started(const Person& p, Service s, double waited) override {
    started[index_of(s)].push_back(p.entity);
    EXPECT_NEAR(waited, now - in_support_since[p.entity], 1e-3);
  }
};

Input supported_people() {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 3;
  p.identification.recorded_referrals_per_day[1] = 3;
  p.nrm.decision_makers[0][0] = p.nrm.decision_makers[0][1] = no_limit_on_places;
  fill(p.nrm.rg_positive_share, 1);
  fill(p.nrm.cg_positive_share, 1);
  p.nrm.recovery_days = 30;
  p.support.days_after_cg_positive = 45;
  fill(p.support.capacity, no_limit_on_places);
  return input;
}

TEST(Support, LastsFromThePositiveDecisionToSomeDaysAfterTheLastOne) {
  Services observer;
  run_once(supported_people(), observer);
  ASSERT_GT(observer.lengths.size(), 5000U);
  for (const double days : observer.lengths) ASSERT_NEAR(days, 75, 1e-9);
}

TEST(Support, EndsSoonerAfterANegativeDecision) {
  Input input = supported_people();
  fill(input.parameters.nrm.cg_positive_share, 0);
  input.parameters.support.days_after_cg_negative = 9;
  Services observer;
  run_once(input, observer);
  for (const double days : observer.lengths) ASSERT_NEAR(days, 39, 1e-9);
}

TEST(Support, StartsAtReferralWhereTheRuleSaysSo) {
  Input input = supported_people();
  input.parameters.support.starts_at_referral = 1;
  input.parameters.nrm.effort_days[0][0] = 10;
  fill(input.parameters.nrm.rg_positive_share, 0);
  input.parameters.support.days_after_rg_negative = 4;
  Services observer;
  run_once(input, observer);
  double sum = 0;
  for (const double days : observer.lengths) sum += days;
  const auto n = static_cast<double>(observer.lengths.size());
  EXPECT_NEAR(sum / n, 14, mean_bound(10, n)) << "an exponential decision of 10 days and the 4 days after it";
}

// Every time that support would end it goes on for 40 days with chance 0.3, as somebody has an unmet need:
// the number of extensions is geometric, with mean 3/7 and variance 30/49.
TEST(Support, IsExtendedByChanceWhileANeedIsUnmet) {
  Input input = supported_people();
  fill(input.parameters.recovery.unmet_at_first, 1);
  input.parameters.support.extension_probability = 0.3;
  input.parameters.support.extension_days = 40;
  Services observer;
  run_once(input, observer);
  const auto n = static_cast<double>(observer.lengths.size());
  ASSERT_GT(n, 5000);
  double extensions = 0;
  for (const double days : observer.lengths) {
    const double times = (days - 75) / 40;
    ASSERT_NEAR(times, std::round(times), 1e-6);
    extensions += times;
  }
  // Support that the horizon cuts off is longer than the rest: at most 6 a day over some 100 days, of 10,000.
  EXPECT_NEAR(extensions / n, 3.0 / 7, 4.9 * std::sqrt(30.0 / 49 / n) + 0.01);

  fill(input.parameters.recovery.unmet_at_first, 0);
  Services nothing_unmet;
  run_once(input, nothing_unmet);
  for (const double days : nothing_unmet.lengths) ASSERT_NEAR(days, 75, 1e-9);
}

TEST(Support, IsNotExtendedAfterANegativeDecision) {
  Input input = supported_people();
  fill(input.parameters.recovery.unmet_at_first, 1);
  fill(input.parameters.nrm.cg_positive_share, 0);
  input.parameters.support.extension_probability = 1;
  input.parameters.support.extension_days = 40;
  Services observer;
  run_once(input, observer);
  ASSERT_GT(observer.lengths.size(), 1000U);
  for (const double days : observer.lengths) ASSERT_NEAR(days, 30, 1e-9);
}

TEST(Subsistence, MeetsMoreNeedsAtAHigherRate) {
  Parameters p = neutral_input().parameters.support;
  p.subsistence_meets_income = 0.5;
  EXPECT_EQ(subsistence_meets_income(p), 0.5);
  p.subsistence_level = 2;
  EXPECT_DOUBLE_EQ(subsistence_meets_income(p), 0.75) << "twice the rate meets half of what is left";
  p.subsistence_power = 0;
  EXPECT_EQ(subsistence_meets_income(p), 0.5);
  p.subsistence_power = 2;
  EXPECT_DOUBLE_EQ(subsistence_meets_income(p), 1 - 1.0 / 16);
  p.subsistence_level = 0;
  EXPECT_EQ(subsistence_meets_income(p), 0);
}

TEST(Offers, FollowAgeAndChance) {
  Input input = supported_people();
  auto& offer = input.parameters.support.offer_probability;
  fill(offer, 1);
  offer[index_of(Service::counselling)][0] = 0.3;
  offer[index_of(Service::counselling)][1] = 0.6;
  offer[index_of(Service::legal_advice)][0] = 0;
  Services observer;
  run_once(input, observer);
  const auto& wanted = observer.wanted_by_age;
  EXPECT_EQ(wanted[index_of(Service::safe_house)][0], observer.supported_adults + observer.came_of_age);
  EXPECT_EQ(wanted[index_of(Service::safe_house)][1], 0) << "children do not go to safe houses";
  EXPECT_EQ(wanted[index_of(Service::guardian)][0], 0);
  EXPECT_EQ(wanted[index_of(Service::guardian)][1], observer.supported_children);
  EXPECT_EQ(wanted[index_of(Service::outreach)][0], 0) << "who has a place in a safe house needs no outreach";
  EXPECT_EQ(wanted[index_of(Service::legal_advice)][0], 0);
  EXPECT_NEAR(wanted[index_of(Service::counselling)][0], 0.3 * observer.supported_adults,
              binomial_bound(observer.supported_adults, 0.3));
  EXPECT_NEAR(wanted[index_of(Service::counselling)][1], 0.6 * observer.supported_children,
              binomial_bound(observer.supported_children, 0.6));
}

TEST(Offers, OfOutreachGoToThoseWhoWaitForASafeHouse) {
  Input input = supported_people();
  fill(input.parameters.support.offer_probability, 1);
  input.parameters.support.capacity[index_of(Service::safe_house)] = 0;
  Services observer;
  run_once(input, observer);
  EXPECT_EQ(observer.started[index_of(Service::safe_house)].size(), 0U);
  EXPECT_EQ(observer.wanted_by_age[index_of(Service::outreach)][0],
            observer.supported_adults + observer.came_of_age);
  EXPECT_EQ(observer.started[index_of(Service::outreach)].size(),
            observer.wanted[index_of(Service::outreach)].size());
}

struct AtMostAHundred : Services {
  void month(Run& run, std::uint32_t number) override {
    const engine::Pool& pool = run.state.services[0];
    EXPECT_LE(pool.busy(), 100U);
    if (number > 4) {
      EXPECT_EQ(pool.busy(), 100U);
    }
  }
};

// About 225 adults at a time want 100 places: places go in the order of wanting, and no more than there are.
TEST(Queue, ServesWhoWaitsInTurn) {
  Input input = supported_people();
  input.parameters.support.offer_probability[index_of(Service::safe_house)][0] = 1;
  input.parameters.support.capacity[index_of(Service::safe_house)] = 100;
  AtMostAHundred observer;
  run_once(input, observer);
  const auto& started = observer.started[0];
  auto next = observer.wanted[0].begin();
  for (const std::uint64_t person : started) {
    next = std::find(next, observer.wanted[0].end(), person);
    ASSERT_NE(next, observer.wanted[0].end()) << "somebody was served before another who had waited longer";
  }
  EXPECT_GT(started.size(), 1000U);
  EXPECT_LT(started.size(), observer.wanted[0].size());
}

TEST(Courses, LastTheirMeanAndMakeRoom) {
  Input input = supported_people();
  auto& p = input.parameters;
  p.nrm.decision_makers[0][1] = 0;  // support does not end
  p.identification.recorded_referrals_per_day[0] = 0.05;
  p.identification.recorded_referrals_per_day[1] = 0;
  p.support.offer_probability[index_of(Service::counselling)][0] = 1;
  p.support.capacity[index_of(Service::counselling)] = 1;
  p.support.course_days[0] = 10;
  Services observer;
  Workspace state;
  run_once(input, state, observer, 1);
  const auto n = static_cast<double>(observer.started[index_of(Service::counselling)].size());
  EXPECT_GT(n, 60);
  const double days = state.services[index_of(Service::counselling)].busy_days(input.horizon_days);
  EXPECT_NEAR(days / n, 10, mean_bound(10, n) + 10 / n);
}

}  // namespace
}  // namespace nrmsim::model::support
