#include "sim/model/funding/capacity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::funding {
namespace {

using namespace model::testing;

constexpr double unlimited = std::numeric_limits<double>::infinity();

void set(model::Parameters& p, Line line, Mode mode, double budget = 0) {
  p.funding.mode[index_of(line)] = static_cast<double>(mode);
  p.funding.annual_budget[index_of(line)] = budget;
}

TEST(Capacity, IsWhatIsGivenUnlessTheLineHasAnotherMode) {
  model::Parameters p = neutral_input().parameters;
  EXPECT_EQ(capacity_of(p, Line::safe_house, 12, 1), 12);
  set(p, Line::safe_house, Mode::follows_demand);
  EXPECT_EQ(capacity_of(p, Line::safe_house, 12, 1), unlimited);
}

// A night at 10 costs 3,652.50 a year: a million buys 273.79 places, of which 274 are counted.
TEST(Capacity, OfABudgetIsTheBudgetOverTheCostOfAPlace) {
  model::Parameters p = neutral_input().parameters;
  p.costs.unit_cost[index_of(costs::Item::safe_house_night)] = 10;
  set(p, Line::safe_house, Mode::budget, 1e6);
  EXPECT_EQ(cost_of_a_place(p, Line::safe_house), 3652.5);
  EXPECT_EQ(capacity_of(p, Line::safe_house, 12, 1), 274);
  p.funding.annual_budget[index_of(Line::safe_house)] = 0.75e6;
  EXPECT_EQ(capacity_of(p, Line::safe_house, 12, 1), 205) << "a quarter less money buys a quarter fewer";
  p.costs.unit_cost[index_of(costs::Item::safe_house_night)] = 0;
  EXPECT_EQ(capacity_of(p, Line::safe_house, 12, 1), unlimited) << "what costs nothing has no limit";
}

// Ten days' work a decision are 36.525 decisions a year, at 1,000 each: 36,525 a head.
TEST(Capacity, OfADeskIsStaff) {
  model::Parameters p = neutral_input().parameters;
  p.nrm.effort_days[0][1] = 10;
  p.costs.unit_cost[index_of(costs::Item::cg_decision)] = 1000;
  set(p, Line::conclusive_grounds, Mode::budget, 36525.0 * 40);
  EXPECT_EQ(capacity_of(p, Line::conclusive_grounds, 7, 1), 40);
  EXPECT_EQ(capacity_of(p, Line::reasonable_grounds, 7, 1), 7) << "the other desk has its own mode";
}

TEST(Capacity, OfASmallCountryIsAtLeastOneWhereTheWholeHasOne) {
  model::Parameters p = neutral_input().parameters;
  p.costs.unit_cost[index_of(costs::Item::counselling_day)] = 1;
  set(p, Line::counselling, Mode::budget, 365.25 * 0.2);  // 20 places at a scale of 0.01
  EXPECT_EQ(capacity_of(p, Line::counselling, 0, 0.01), 1);
  set(p, Line::counselling, Mode::budget, 365.25 * 0.2 / 100);  // 0.2 of a place in the whole country
  EXPECT_EQ(capacity_of(p, Line::counselling, 0, 0.01), 0);
}

TEST(Places, AreSharedByLargestRemainder) {
  model::Parameters p = neutral_input().parameters;
  p.costs.unit_cost[index_of(costs::Item::foster_night)] = 1;
  auto& weights = p.placements.places[0];
  weights[0] = 5;
  weights[3] = 3;
  weights[7] = 3;
  set(p, Line::foster, Mode::budget, 365.25 * 10);  // shares 4.545, 2.727, 2.727
  const ByRegion places = places_of(p, 0, 1);
  EXPECT_EQ(places[0], 4);
  EXPECT_EQ(places[3], 3);
  EXPECT_EQ(places[7], 3);
  EXPECT_EQ(std::accumulate(places.begin(), places.end(), 0.0), 10);
  set(p, Line::foster, Mode::follows_demand);
  EXPECT_EQ(places_of(p, 0, 1)[11], unlimited);
  set(p, Line::foster, Mode::capacity);
  EXPECT_EQ(places_of(p, 0, 1)[3], 3);
}

/// Mean number of people in safe houses before and after a day.
struct Occupancy : Timed {
  double day = 0;
  double before = 0, after = 0;
  void parameters_change(Run& run, bool) override {
    before = run.state.services[0].busy();
    capacity_before = run.state.services[0].capacity();
  }
  void month(Run& run, std::uint32_t) override {
    after = run.state.services[0].busy();
    capacity_after = run.state.services[0].capacity();
    waiting = run.state.services[0].waiting();
  }
  double capacity_before = 0, capacity_after = 0, waiting = 0;
};

Input short_of_safe_houses() {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 3;
  p.nrm.decision_makers[0][0] = p.nrm.decision_makers[0][1] = no_limit_on_places;
  fill(p.nrm.rg_positive_share, 1);
  p.nrm.recovery_days = 100;
  p.support.offer_probability[0][0] = 1;
  p.costs.unit_cost[index_of(costs::Item::safe_house_night)] = 2;
  set(p, Line::safe_house, Mode::budget, 2 * 365.25 * 50);
  return input;
}

// 300 adults at a time want a place. The pool follows the budget, the price and the mode from their dates on.
TEST(Budget, ChangesCapacityOnItsDate) {
  Input input = short_of_safe_houses();
  input.changes.push_back(
      {900, position_of([](model::Parameters& p) -> double& { return p.funding.annual_budget[2]; }),
       2 * 365.25 * 80});
  Occupancy more;
  run_once(input, more);
  EXPECT_EQ(more.capacity_before, 50);
  EXPECT_EQ(more.before, 50);
  EXPECT_EQ(more.capacity_after, 80);
  EXPECT_EQ(more.after, 80);

  input.changes = {
      {900, position_of([](model::Parameters& p) -> double& { return p.costs.unit_cost[2]; }), 4}};
  Occupancy dearer;
  run_once(input, dearer);
  EXPECT_EQ(dearer.capacity_after, 25) << "places cost twice as much";
  EXPECT_EQ(dearer.after, 25);

  input.changes = {{900, position_of([](model::Parameters& p) -> double& { return p.funding.mode[2]; }),
                    static_cast<double>(Mode::follows_demand)}};
  Occupancy guaranteed;
  run_once(input, guaranteed);
  EXPECT_GT(guaranteed.after, 200);
  EXPECT_EQ(guaranteed.waiting, 0);
}

}  // namespace
}  // namespace nrmsim::model::funding
