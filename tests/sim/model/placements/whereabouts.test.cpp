#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "sim/model/placements/whereabouts.hpp"
#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::placements {
namespace {

using namespace model::testing;

Input children_in_care(double per_day) {
  Input input = neutral_input({2019, 1, 1}, {2029, 1, 1});
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[1] = per_day;
  fill(p.people.child_age_share, 0);
  p.people.child_age_share[7] = 1;  // all are 17 and turn 18 within a year
  fill(p.placements.care_probability, 1);
  fill(p.placements.kind_share, 0);
  p.placements.kind_share[0][0] = p.placements.kind_share[1][0] = 1;
  return input;
}

// Two foster places for about five children at a time.
struct FosterLine : Timed {
  std::set<std::uint64_t> in_foster;
  std::deque<std::uint64_t> in_temporary;
  std::set<std::uint64_t> adults;
  std::size_t after_a_wait = 0, at_once = 0, freed_by_turning_18 = 0;
  void turned_18(const Person& p) override {
    adults.insert(p.entity);
    freed_by_turning_18 += in_foster.count(p.entity);
  }
  void lives_at(const Person& p, Whereabouts where) override {
    const bool waited = std::find(in_temporary.begin(), in_temporary.end(), p.entity) != in_temporary.end();
    if (where == Whereabouts::foster) {
      EXPECT_EQ(adults.count(p.entity), 0U);
      if (waited) {
        EXPECT_EQ(in_temporary.front(), p.entity) << "the place went to somebody who had not waited longest";
        ++after_a_wait;
      } else {
        ++at_once;
      }
      in_foster.insert(p.entity);
    } else {
      in_foster.erase(p.entity);
    }
    if (waited) std::erase(in_temporary, p.entity);
    if (where == Whereabouts::temporary) {
      EXPECT_EQ(in_foster.size(), 2U) << "a place was free";
      in_temporary.push_back(p.entity);
    }
    EXPECT_LE(in_foster.size(), 2U);
  }
};

TEST(Placement, GoesToWhoWaitedLongestWhenOneTurns18) {
  Input input = children_in_care(0.03);
  input.parameters.placements.places[0][0] = 2;
  FosterLine observer;
  run_once(input, observer);
  EXPECT_GE(observer.at_once, 2U);
  EXPECT_GT(observer.after_a_wait, 5U);
  EXPECT_GT(observer.freed_by_turning_18, 5U);
}

TEST(Placement, IsTemporaryForEverybodyWhereThereAreNoPlaces) {
  FosterLine observer;
  struct NoPlace : Timed {
    std::size_t temporary = 0;
    void lives_at(const Person&, Whereabouts where) override {
      EXPECT_TRUE(where == Whereabouts::temporary || where == Whereabouts::own_accommodation);
      temporary += where == Whereabouts::temporary;
    }
  } nowhere;
  run_once(children_in_care(0.5), nowhere);
  EXPECT_GT(nowhere.temporary, 1000U);
}

TEST(Placement, BelongsToARegion) {
  Input input = children_in_care(0.5);
  fill(input.parameters.people.region_share, 1);
  input.parameters.placements.places[0][6] = no_limit_on_places;
  struct Regions : Timed {
    void lives_at(const Person& p, Whereabouts where) override {
      if (where == Whereabouts::foster) {
        EXPECT_EQ(p.region, 6);
      }
      if (where == Whereabouts::temporary) {
        EXPECT_NE(p.region, 6);
      }
    }
  } observer;
  run_once(input, observer);
}

TEST(Care, IsEnteredWithItsProbabilityElseAnotherWhereabouts) {
  Input input = children_in_care(5);
  auto& p = input.parameters;
  p.placements.care_probability[0][1] = 0.35;
  fill(p.placements.elsewhere_share, 0);
  p.placements.elsewhere_share[0][0] = 3;
  p.placements.elsewhere_share[0][3] = 1;
  fill(p.placements.places, no_limit_on_places);
  struct Counts : Timed {
    std::map<Whereabouts, double> first;
    double people = 0;
    std::set<std::uint64_t> seen;
    void lives_at(const Person& person, Whereabouts where) override {
      if (!seen.insert(person.entity).second) return;
      ++first[where];
      ++people;
    }
  } observer;
  run_once(input, observer);
  const double n = observer.people;
  EXPECT_NEAR(observer.first[Whereabouts::foster], 0.35 * n, binomial_bound(n, 0.35));
  EXPECT_NEAR(observer.first[Whereabouts::family_home], 0.65 * 0.75 * n, binomial_bound(n, 0.65 * 0.75));
  EXPECT_NEAR(observer.first[Whereabouts::custody], 0.65 * 0.25 * n, binomial_bound(n, 0.65 * 0.25));
  EXPECT_EQ(observer.first[Whereabouts::own_accommodation], 0);
}

// A disputed child lives among asylum seekers until the dispute is over, then enters care.
TEST(AgeDispute, KeepsAChildOutOfCareForItsLength) {
  Input input = children_in_care(2);
  auto& p = input.parameters;
  fill(p.people.child_age_share, 0);
  p.people.child_age_share[0] = 1;  // ten years old: nobody turns 18 during a dispute
  fill(p.people.treated_as_foreign, 1);
  p.placements.age_disputed_share = 0.5;
  p.placements.age_dispute_days = 50;
  fill(p.placements.places, no_limit_on_places);
  struct Disputes : Timed {
    std::map<std::uint64_t, double> since;
    std::vector<double> lengths;
    double disputed = 0, children = 0;
    std::set<std::uint64_t> seen;
    void lives_at(const Person& person, Whereabouts where) override {
      if (seen.insert(person.entity).second) ++children;
      if (where == Whereabouts::asylum_accommodation) {
        since[person.entity] = now;
        ++disputed;
      } else if (where == Whereabouts::foster && since.count(person.entity) != 0) {
        lengths.push_back(now - since[person.entity]);
      }
    }
  } observer;
  run_once(input, observer);
  EXPECT_NEAR(observer.disputed, 0.5 * observer.children, binomial_bound(observer.children, 0.5));
  double sum = 0;
  for (const double days : observer.lengths) sum += days;
  const auto n = static_cast<double>(observer.lengths.size());
  // Disputes cut off by the horizon are fewer than 50 days' worth of 1 a day among 3650.
  EXPECT_NEAR(sum / n, 50, mean_bound(50, n) + 50.0 * 50 / 3650);

  p.placements.benefit_of_the_doubt = 1;
  Disputes with_benefit;
  run_once(input, with_benefit);
  EXPECT_EQ(with_benefit.disputed, 0);
}

TEST(Moves, ComeAtTheirRate) {
  Input input = children_in_care(1);
  auto& p = input.parameters;
  fill(p.people.child_age_share, 0);
  p.people.child_age_share[0] = 1;
  fill(p.placements.places, no_limit_on_places);
  fill(p.placements.moves_per_year, 3);
  p.placements.moves_per_year[index_of(Whereabouts::foster)] = 0.5;
  struct Moves : Timed {
    double moves = 0;
    void moved(const Person&) override { ++moves; }
  } observer;
  Workspace state;
  set_period(input, {2019, 1, 1}, {2027, 1, 1});  // nobody is 18 yet
  run_once(input, state, observer, 0);
  const double mean = 0.5 / 365.25 * state.places[0][0].busy_days(input.horizon_days);
  EXPECT_NEAR(observer.moves, mean, poisson_bound(mean));
}

/// How old people are when they leave a foster place for good, and whether they need housing then.
struct LeavingCare : Timed {
  double last_age = 0, ages = 0, leavers = 0;
  std::size_t in_need_while_there = 0;
  void lives_at(const Person& p, Whereabouts where) override {
    if (p.whereabouts != Whereabouts::foster || where == Whereabouts::foster) return;
    const double age = (now - static_cast<double>(p.birth_day)) / 365.25;
    last_age = std::max(last_age, age);
    ages += age;
    ++leavers;
    in_need_while_there += p.unmet_needs & 1U;
  }
};

TEST(Care, EndsOnTheBirthdayThatTheRulesName) {
  Input input = children_in_care(1);
  fill(input.parameters.placements.places, no_limit_on_places);
  LeavingCare at_18;
  run_once(input, at_18);
  ASSERT_GT(at_18.leavers, 2000);
  EXPECT_NEAR(at_18.ages / at_18.leavers, 18, 1e-3);

  input.parameters.placements.kept_until_age = 21;
  LeavingCare at_21;
  run_once(input, at_21);
  ASSERT_GT(at_21.leavers, 1500);
  EXPECT_NEAR(at_21.ages / at_21.leavers, 21, 1e-3) << "nobody leaves at 18";
  EXPECT_LT(at_21.last_age, 21.001);
}

struct AtTheEnd : LeavingCare {
  double adults = 0, homeless = 0;
  void month(Run& run, std::uint32_t) override {
    adults = homeless = 0;
    for (Index i = 0; i < run.state.people.slots(); ++i) {
      if (!run.state.people.in_use(i)) continue;
      const Person& person = run.state.people[i];
      const bool in_need = (person.unmet_needs & 1U) != 0;
      if (person.is(Fact::child)) {
        EXPECT_FALSE(in_need);
        continue;
      }
      ++adults;
      homeless += in_need;
    }
  }
};

// Everybody needs housing at first; a foster place meets the need, and a fifth have settled housing
// afterwards.
TEST(Housing, IsMetByAPlaceAndLostWithIt) {
  Input input = children_in_care(1);
  auto& p = input.parameters;
  fill(p.placements.places, no_limit_on_places);
  p.recovery.unmet_at_first[0] = 1;
  p.placements.meets_housing[index_of(Whereabouts::foster)] = 1;
  p.support.settled_housing_share = 0.2;
  AtTheEnd observer;
  // A hazard that may change on a date keeps people in sight.
  input.changes.push_back({input.horizon_days,
                           position_of([](model::Parameters& q) -> double& { return q.missing.short_days; }),
                           1});
  run_once(input, observer);
  EXPECT_EQ(observer.in_need_while_there, 0U);
  ASSERT_GT(observer.adults, 2000);
  EXPECT_NEAR(observer.homeless, 0.8 * observer.adults, binomial_bound(observer.adults, 0.8));
}

/// Notes which random numbers are asked for.
struct Addresses {
  model::Parameters parameters{};
  random::ReplicationKey key{2024, 0, 0};
  mutable std::set<std::tuple<std::uint64_t, Process, std::uint32_t>> used;
  bool chance(double, std::uint64_t entity, Process process, std::uint32_t occurrence) const {
    if (process == Process::housing) {
      EXPECT_TRUE(used.insert({entity, process, occurrence}).second) << "the same luck twice";
    }
    return false;
  }
};

// From asylum accommodation to an address, to a safe house, and out of it, with no move or spell between.
TEST(Housing, HasLuckOfItsOwnEachTimeThatAHomeIsLeft) {
  Addresses run;
  fill(run.parameters.placements.meets_housing, 1);
  run.parameters.placements.meets_housing[index_of(Whereabouts::own_accommodation)] = 0;
  Person p;
  p.entity = entity::arrival(0, 7);
  for (const Whereabouts home :
       {Whereabouts::asylum_accommodation, Whereabouts::safe_house, Whereabouts::foster}) {
    p.whereabouts = home;
    change_housing(run, p, Whereabouts::own_accommodation);
  }
  EXPECT_EQ(run.used.size(), 3U);
}

struct Places : Timed {
  std::size_t after_a_wait = 0;
  std::set<std::uint64_t> inside;
  void lives_at(const Person& person, Whereabouts where) override {
    if (where != Whereabouts::asylum_accommodation) {
      inside.erase(person.entity);
      return;
    }
    inside.insert(person.entity);
    EXPECT_EQ(person.status, status::Status::pending);
    after_a_wait += person.situation == Situation::settled && inside.size() == 10;
  }
  void month(Run& run, std::uint32_t number) override {
    EXPECT_EQ(run.state.asylum_places.busy(), inside.size());
    if (number > 6) {
      EXPECT_EQ(inside.size(), 10U);
    }
    if (number > 12) {
      EXPECT_GT(run.state.asylum_places.waiting(), 20U);
    }
  }
};

// Adults who seek asylum wait at another address for a place of which there are 10.
TEST(AsylumAccommodation, HasPlacesAndALine) {
  Input input = neutral_input({2019, 1, 1}, {2023, 1, 1});
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 0.5;
  fill(p.nrm.decision_makers, no_limit_on_places);
  fill(p.people.treated_as_foreign, 1);
  p.support.asylum_accommodation_share[1] = 1;
  p.placements.asylum_places = 10;
  fill(p.status.resolution_per_year, 2);
  fill(p.status.grant_probability, 1);
  Places observer;
  run_once(input, observer);
  EXPECT_GT(observer.after_a_wait, 20U);
}

}  // namespace
}  // namespace nrmsim::model::placements
