#include <gtest/gtest.h>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model {
namespace {

using namespace testing;

struct ByHalf : Timed {
  double change = 0;
  std::array<double, 2> episodes{}, decisions{};
  void missing_started(const Person&, bool) override { ++episodes[now >= change]; }
  void rg_decision(const Person&, Authority, bool, bool, double, double) override {
    ++decisions[now >= change];
  }
};

// Nobody goes missing before the date; from then on everybody who is there does, at once at the new rate.
TEST(DatedChange, OfAHazardActsFromItsDayOnEverybody) {
  Input input = refused_adults(10, {2019, 1, 1}, {2021, 1, 1});
  input.parameters.missing.short_share = 1;
  input.parameters.missing.short_days = 0.01;
  ByHalf observer;
  observer.change = 365.25;
  input.changes = {{observer.change, position_of([](Parameters& p) -> double& {
                      return p.missing.hazard_per_year[index_of(Whereabouts::own_accommodation)][0];
                    }),
                    2}};
  run_once(input, observer);
  EXPECT_EQ(observer.episodes[0], 0);
  const double rest = input.horizon_days - observer.change;
  const double person_days = 10 * observer.change * rest + 10 * rest * rest / 2;
  // The person-days themselves vary with the arrivals, by about 1 in sqrt(3650).
  EXPECT_NEAR(observer.episodes[1], 2 / 365.25 * person_days, 0.09 * 2 / 365.25 * person_days);
}

TEST(DatedChange, OfACapacityLetsInWhoWaits) {
  Input input = neutral_input({2019, 1, 1}, {2020, 1, 1});
  input.parameters.identification.recorded_referrals_per_day[0] = 10;
  ByHalf observer;
  observer.change = 200;
  input.changes = {
      {200, position_of([](Parameters& p) -> double& { return p.nrm.decision_makers[0][0]; }), 1e6}};
  run_once(input, observer);
  EXPECT_EQ(observer.decisions[0], 0);
  EXPECT_NEAR(observer.decisions[1], 3650, poisson_bound(3650));
}

TEST(DatedChange, OnTheSameDayAllHappen) {
  Input input = neutral_input({2019, 1, 1}, {2020, 1, 1});
  const auto makers = position_of([](Parameters& p) -> double& { return p.nrm.decision_makers[0][0]; });
  const auto inflow =
      position_of([](Parameters& p) -> double& { return p.identification.recorded_referrals_per_day[0]; });
  input.changes = {{100, std::min(makers, inflow), std::min(makers, inflow) == makers ? 50.0 : 10.0},
                   {100, std::max(makers, inflow), std::max(makers, inflow) == makers ? 50.0 : 10.0}};
  ByHalf observer;
  observer.change = 100;
  run_once(input, observer);
  EXPECT_EQ(observer.decisions[0], 0);
  EXPECT_NEAR(observer.decisions[1], 2650, poisson_bound(2650));
}

}  // namespace
}  // namespace nrmsim::model
