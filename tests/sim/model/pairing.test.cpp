// Two scenarios with the same luck differ only by what their difference does.

#include <gtest/gtest.h>

#include <map>

#include "sim/model/simulate.hpp"
#include "sim/observation/recorder.hpp"
#include "tests/sim/model/busy_input.hpp"
#include "tests/sim/model/digests.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model {
namespace {

using namespace testing;

TEST(Worker, GivesTheSameBitsWhateverItRanBefore) {
  const Input busy = busy_input();
  Input other = busy_input();
  other.parameters.identification.recorded_referrals_per_day[0] = 6;
  set_period(other, {2016, 5, 17}, {2019, 2, 3});
  observation::Worker worker;
  const auto first = row_of(worker, busy, 3);
  row_of(worker, other, 1);
  row_of(worker, refused_adults(1, {2020, 1, 1}, {2020, 3, 1}), 0);
  EXPECT_EQ(row_of(worker, busy, 3), first);
  EXPECT_EQ(row_of(busy, 3), first);
  EXPECT_NE(row_of(worker, busy, 4), first);
}

// Many events at the same time: nothing takes any time that can be made instant or fixed.
TEST(Worker, GivesTheSameBitsWhereManyEventsCoincide) {
  Input input = busy_input();
  auto& p = input.parameters;
  fill(p.nrm.effort_days, 0);
  p.nrm.recovery_days = 30;
  fill(p.nrm.decision_makers, no_limit_on_places);
  for (int month = 1; month < 60; ++month)
    input.changes.push_back(
        {30.0 * month, position_of([](Parameters& q) -> double& { return q.nrm.decision_makers[0][1]; }),
         month % 2 == 0 ? no_limit_on_places : 0});
  observation::Worker worker;
  const auto first = row_of(worker, input, 0);
  row_of(worker, refused_adults(40, {2014, 1, 1}, {2018, 1, 1}), 0);
  EXPECT_EQ(row_of(worker, input, 0), first);
  EXPECT_EQ(row_of(input, 0), first);
}

TEST(Observer, DoesNotChangeTheRun) {
  const Input input = busy_input();
  Workspace state;
  VirtualObserver nobody;
  run_once(input, state, nobody, 2);
  const double alone = state.events_of_last_run;
  observation::Recorder recorder(observation::period_of(input), input);
  simulate(input, state, recorder, random::ReplicationKey(2024, 0, 2));
  EXPECT_EQ(state.events_of_last_run, alone);
}

TEST(NullChange, LeavesEveryBitAsItWas) {
  const Input input = busy_input();
  const auto expected = row_of(input);
  // One change at a time to the value that holds already, of each kind of effect.
  for (const auto index :
       {position_of([](Parameters& p) -> double& { return p.missing.guardian_ratio; }),
        position_of([](Parameters& p) -> double& { return p.nrm.decision_makers[0][0]; }),
        position_of([](Parameters& p) -> double& { return p.placements.places[1][4]; }),
        position_of([](Parameters& p) -> double& { return p.identification.recorded_referrals_per_day[1]; }),
        position_of([](Parameters& p) -> double& { return p.nrm.rg_positive_share[0][0]; }),
        position_of([](Parameters& p) -> double& { return p.traffickers.people_held; })}) {
    Input changed = input;
    const double value = reinterpret_cast<const double*>(&input.parameters)[index];
    changed.changes = {{731.25, index, value}, {1400, index, value}};
    EXPECT_EQ(differing(input, row_of(changed), expected), std::vector<std::string>{})
        << "parameter " << index;
  }
}

TEST(Policy, LeavesHistoryUntilItStartsAndNotAfterwards) {
  const Input input = busy_input();
  const auto expected = digests_of(input);
  const auto change = [&](std::uint32_t index, double value, const char* what) {
    SCOPED_TRACE(what);
    Input reformed = input;
    reformed.policy_day = core::days_between(input.start, {2022, 1, 1});  // month 48 begins
    reformed.changes = {{reformed.policy_day, index, value}};
    const auto digests = digests_of(reformed);
    ASSERT_EQ(digests.size(), expected.size());
    for (std::size_t month = 0; month < 48; ++month)
      ASSERT_EQ(digests[month], expected[month]) << "month " << month;
    EXPECT_NE(digests.back(), expected.back());
  };
  change(position_of([](Parameters& p) -> double& { return p.missing.hazard_per_year[4][1]; }), 0.2,
         "missing");
  change(position_of([](Parameters& p) -> double& { return p.support.capacity[0]; }), 300, "safe houses");
  change(position_of([](Parameters& p) -> double& { return p.nrm.rg_positive_share[0][1]; }), 0.5,
         "decisions");
  change(position_of([](Parameters& p) -> double& { return p.traffickers.disruption_per_year; }), 1,
         "disruption");
  change(position_of([](Parameters& p) -> double& { return p.support.starts_at_referral; }), 1, "support");
}

/// The whole life of each person as bits, by identity.
struct Lives : Timed {
  std::map<std::uint64_t, std::uint64_t> lives;
  std::map<std::uint64_t, double> arrived, first_exploited, first_missing, left_on;
  void note(const Person& p, std::uint64_t what) {
    std::uint64_t& life = lives[p.entity];
    life = (life * 31 + what) * 0x9E3779B97F4A7C15ULL + std::bit_cast<std::uint64_t>(now);
  }
  void identified(const Person& p, bool consented) override {
    note(p, 1 + consented);
    note(p, std::bit_cast<std::uint32_t>(p.birth_day));
    note(p, std::bit_cast<std::uint32_t>(p.frailty));
    note(p, index_of(p.type) * 1000 + index_of(p.sex) * 100 + p.region);
    note(p, p.unmet_needs);
    arrived.try_emplace(p.entity, now);
  }
  void rg_decision(const Person& p, Authority, bool positive, bool, double, double) override {
    note(p, 10 + positive);
  }
  void cg_decision(const Person& p, Authority, bool positive, bool, double, double) override {
    note(p, 20 + positive);
  }
  void missing_started(const Person& p, bool) override {
    note(p, 30), first_missing.try_emplace(p.entity, now);
  }
  void missing_ended(const Person& p, MissingEnd end, double) override { note(p, 40 + index_of(end)); }
  void exploited_again(const Person& p, Route, bool, bool) override {
    note(p, 50), first_exploited.try_emplace(p.entity, now);
  }
  void exploitation_ended(const Person& p, SpellEnd end, double) override { note(p, 60 + index_of(end)); }
  void left(const Person& p, Exit exit) override { note(p, 70 + index_of(exit)), left_on[p.entity] = now; }
};

/// Busy, but no queue and no group through which people could meet, and no feedback of repeats on the inflow.
Input people_apart() {
  Input input = busy_input();
  auto& p = input.parameters;
  fill(p.nrm.decision_makers, no_limit_on_places);
  fill(p.support.capacity, no_limit_on_places);
  fill(p.placements.places, no_limit_on_places);
  p.placements.asylum_places = no_limit_on_places;
  p.missing.response_capacity = no_limit_on_places;
  fill(p.traffickers.groups, 0);
  p.identification.inflow_counts_repeats = 0;
  p.identification.recorded_referrals_per_day[2] = 0;
  input.projection_day = input.horizon_days;
  return input;
}

TEST(Identity, OfOnePersonDoesNotDependOnOthers) {
  const Input few = people_apart();
  Input more = people_apart();
  more.parameters.identification.recorded_referrals_per_day[1] = 5;  // children; adults are as many as before
  Lives a;
  Lives b;
  run_once(few, a);
  run_once(more, b);
  std::size_t adults = 0;
  for (const auto& [person, life] : a.lives) {
    if ((person >> 52 & 0xffU) != 0) continue;
    ++adults;
    ASSERT_EQ(b.lives.at(person), life);
  }
  EXPECT_GT(adults, 2000U);
  EXPECT_GT(b.lives.size(), a.lives.size() + 3000);
}

TEST(Identity, KeepsTheLuckOfEveryOtherProcess) {
  const Input input = people_apart();
  Input halved = people_apart();
  for (auto& where : halved.parameters.missing.hazard_per_year)
    for (double& hazard : where) hazard /= 2;
  Lives a;
  Lives b;
  run_once(input, a);
  run_once(halved, b);
  ASSERT_EQ(a.arrived, b.arrived) << "the same people at the same times";
  std::size_t later = 0;
  std::size_t untouched = 0;
  for (const auto& [person, day] : a.first_missing) {
    const auto found = b.first_missing.find(person);
    if (found != b.first_missing.end()) later += found->second >= day;
  }
  // Whoever never goes missing in either run lives the same life in both.
  for (const auto& [person, life] : a.lives) {
    if (a.first_missing.count(person) != 0 || b.first_missing.count(person) != 0) continue;
    ++untouched;
    ASSERT_EQ(b.lives.at(person), life);
  }
  EXPECT_GT(untouched, 300U);
  EXPECT_GT(later, 1000U);
}

}  // namespace
}  // namespace nrmsim::model
