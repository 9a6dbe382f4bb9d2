#include "sim/model/status/death.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::status {
namespace {

using namespace model::testing;

constexpr double rates[2] = {0.02, 0.5};  // adults, children, a year

TEST(DeathDay, ReachesTheThresholdByTheIntegralOfTheRates) {
  // An adult: 365.25 days at 0.02 a year are 0.02 of the threshold.
  EXPECT_NEAR(death_day(0.02, rates, 100, 50), 465.25, 1e-3);
  // A child of whom 73.05 days are left: 0.1 of the threshold by then, the rest at the rate of adults.
  EXPECT_NEAR(death_day(0.05, rates, 100, 173.05), 100 + 36.525, 1e-3);
  EXPECT_NEAR(death_day(0.1 + 0.04, rates, 100, 173.05), 173.05 + 730.5, 1e-3);
}

TEST(DeathDay, IsNeverBeforeNowAndMayNeverCome) {
  for (const double now : {0.3, 4321.000001, 7999.9999})
    EXPECT_GE(static_cast<double>(death_day(0, rates, now, 0)), now);
  const double no_rates[2] = {0, 0};
  EXPECT_EQ(death_day(0.7, no_rates, 10, 20), std::numeric_limits<float>::infinity());
  const double children_only[2] = {0, 1};
  EXPECT_EQ(death_day(5, children_only, 10, 20), std::numeric_limits<float>::infinity());
  EXPECT_LT(death_day(0.01, children_only, 10, 20), 20.0F);
}

struct Deaths : Timed {
  std::map<std::uint64_t, double> died;
  double people = 0, recovered = 0, years = 0;
  void identified(const Person&, bool) override { ++people; }
  void left(const Person& p, Exit exit) override {
    if (exit == Exit::died) died[p.entity] = now;
    recovered += exit == Exit::stable_recovery;
  }
};

Input mortal_adults() {
  Input input = refused_adults(10, {2014, 1, 1}, {2024, 1, 1});
  fill(input.parameters.status.death_per_year, 0.1);
  return input;
}

// Of people identified evenly over ten years, a share 1 - (1 - exp(-a)) / a with a = 0.1 * 10 dies by the
// end.
TEST(Death, ComesAtItsRate) {
  Deaths observer;
  run_once(mortal_adults(), observer);
  const double share = 1 - (1 - std::exp(-1.0));
  ASSERT_GT(observer.people, 30000);
  EXPECT_NEAR(static_cast<double>(observer.died.size()), observer.people * share,
              binomial_bound(observer.people, share) + 0.01 * observer.people);
}

// Nobody dies on another day because more people recover or leave: they only are not there to be seen.
TEST(Death, IsNotMovedByRecoveryOrLeaving) {
  Deaths before;
  run_once(mortal_adults(), before);
  Input reformed = mortal_adults();
  reformed.parameters.recovery.stable_per_year = 0.2;
  fill(reformed.parameters.status.leaves_uk_per_year, 0.1);
  Deaths after;
  run_once(reformed, after);
  EXPECT_GT(after.recovered, 5000);
  EXPECT_GT(after.died.size(), 3000U);
  EXPECT_LT(after.died.size(), before.died.size());
  for (const auto& [person, day] : after.died) ASSERT_EQ(day, before.died.at(person));
}

}  // namespace
}  // namespace nrmsim::model::status
