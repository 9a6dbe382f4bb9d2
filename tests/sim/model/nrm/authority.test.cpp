// Who decides a case, and the desks of each authority.

#include "sim/model/nrm/authority.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/busy_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::nrm {
namespace {

using namespace model::testing;

/// Foreign adults referred by the police and children of all ages, decided at once.
Input of_three_authorities() {
  Input input = neutral_input();
  auto& p = input.parameters;
  input.tables.front() = {{{2, 0, 1, 2, 1}, 1.0}, {{2, 1, 1, 0, 0}, 1.0}};
  p.people.treated_as_foreign[2] = 1;
  p.identification.recorded_referrals_per_day[0] = 10;
  p.identification.recorded_referrals_per_day[1] = 10;
  fill(p.nrm.decision_makers, no_limit_on_places);
  fill(p.nrm.rg_positive_share, 0.5);
  fill(p.nrm.cg_positive_share, 0.5);
  return input;
}

struct Opened : Timed {
  std::array<std::array<double, 3>, 2> cases{};  // [child][authority]
  double nearest_to_18 = 1e9;                    // of the children whom panels decide [d]
  void case_opened(const Person& p, Authority authority) override {
    ++cases[p.age()][index_of(authority)];
    if (authority == Authority::devolved)
      nearest_to_18 = std::min(nearest_to_18, people::majority_day(p) - now);
  }
};

TEST(Authority, IsTheSingleOneForAllWhereThereIsNoOther) {
  Opened observer;
  run_once(of_three_authorities(), observer);
  for (const auto& of_age : observer.cases) {
    EXPECT_GT(of_age[0], 1000);
    EXPECT_EQ(of_age[1] + of_age[2], 0);
  }
}

TEST(Authority, OfAdultForeignNationalsIsTheSecondWithItsChance) {
  Input input = of_three_authorities();
  input.parameters.nrm.immigration_enforcement_share[2] = 0.3;
  Opened observer;
  run_once(input, observer);
  const double n = observer.cases[0][0] + observer.cases[0][1];
  EXPECT_NEAR(observer.cases[0][1], 0.3 * n, binomial_bound(n, 0.3));
  EXPECT_EQ(observer.cases[1][1], 0) << "children";
}

TEST(Authority, OfBritishAdultsIsNeverTheSecond) {
  Input input = of_three_authorities();
  input.parameters.people.treated_as_foreign[2] = 0;
  fill(input.parameters.nrm.immigration_enforcement_share, 1);
  Opened observer;
  run_once(input, observer);
  EXPECT_GT(observer.cases[0][0], 1000);
  EXPECT_EQ(observer.cases[0][1], 0);
}

TEST(LocalPanels, DecideForChildrenFarEnoughFrom18) {
  Input input = of_three_authorities();
  auto& p = input.parameters;
  fill(p.people.child_age_share, 0);
  p.people.child_age_share[7] = 1;  // all are 17, spread evenly over the year
  p.nrm.devolved_share = 0.4;
  p.nrm.devolved_days_before_18 = 100;
  Opened observer;
  run_once(input, observer);
  const double n = observer.cases[1][0] + observer.cases[1][2];
  const double share = 0.4 * (1 - 100 / 365.25);
  EXPECT_NEAR(observer.cases[1][2], share * n, binomial_bound(n, share));
  EXPECT_GE(observer.nearest_to_18, 100 - 1e-2);
  EXPECT_EQ(observer.cases[0][2], 0) << "adults";
}

struct Meetings : Timed {
  std::map<std::uint64_t, double> found_on;
  double rg = 0, rg_positive = 0, cg = 0, in_the_same_meeting = 0;
  void rg_decision(const Person& p, Authority authority, bool positive, bool, double, double) override {
    if (authority != Authority::devolved) return;
    ++rg;
    if (!positive) return;
    ++rg_positive;
    found_on[p.entity] = now;
  }
  void cg_decision(const Person& p, Authority authority, bool, bool, double, double) override {
    if (authority != Authority::devolved) return;
    ++cg;
    in_the_same_meeting += found_on.at(p.entity) == now;
  }
};

TEST(LocalPanels, DecideOnBothInOneMeetingWithItsChanceAndAtTheirOwnOdds) {
  Input input = of_three_authorities();
  auto& p = input.parameters;
  p.nrm.devolved_share = 1;
  p.nrm.recovery_days = 30;
  p.nrm.devolved_same_meeting_share = 0.7;
  p.nrm.devolved_positive_odds[0] = 3;
  Meetings observer;
  run_once(input, observer);
  EXPECT_NEAR(observer.rg_positive, 0.75 * observer.rg, binomial_bound(observer.rg, 0.75)) << "odds 3 to 1";
  EXPECT_GT(observer.rg, 10000);
  EXPECT_NEAR(observer.in_the_same_meeting, 0.7 * observer.rg_positive,
              binomial_bound(observer.rg_positive, 0.7));
  EXPECT_GT(observer.cg, observer.in_the_same_meeting);
}

/// At the end of each month: nobody idles at a desk while a case waits at the other of the same authority.
struct Idle : Timed {
  std::array<double, 3> busiest{};
  bool ever_lent = false;
  std::size_t months_idle = 0;
  void month(Run& run, std::uint32_t) override {
    for (std::size_t a = 0; a < authority_count; ++a) {
      const auto& desks = run.state.desks[a];
      const auto idle = [&](std::size_t d) { return desks[d].busy() < desks[d].capacity(); };
      months_idle += (idle(0) && desks[1].waiting() > 0) || (idle(1) && desks[0].waiting() > 0);
      busiest[a] = std::max<double>(busiest[a], desks[0].capacity() + desks[1].capacity());
      ever_lent = ever_lent || run.state.posts_lent[a] != 0;
    }
  }
};

Input short_of_staff() {
  Input input = busy_input();
  auto& nrm = input.parameters.nrm;
  fill(nrm.immigration_enforcement_share, 0.5);
  nrm.devolved_share = 0.3;
  nrm.decision_makers[1][0] = 2;
  nrm.decision_makers[1][1] = 9;
  nrm.decision_makers[2][0] = 8;
  nrm.decision_makers[2][1] = 3;
  fill(nrm.effort_days, 6);
  return input;
}

TEST(SharedStaff, WorkWhereverACaseWaits) {
  Input input = short_of_staff();
  input.parameters.nrm.staff_shared = 1;
  Idle observer;
  run_once(input, observer);
  EXPECT_EQ(observer.months_idle, 0U);
  EXPECT_TRUE(observer.ever_lent);
  EXPECT_EQ(observer.busiest, (std::array<double, 3>{35, 11, 11})) << "posts move, none is made";
}

TEST(SharedStaff, StayAtTheirDeskWhereTheyAreNot) {
  Input input = short_of_staff();
  input.parameters.nrm.staff_shared = 0;
  Idle observer;
  run_once(input, observer);
  EXPECT_GT(observer.months_idle, 0U);
  EXPECT_FALSE(observer.ever_lent);
}

}  // namespace
}  // namespace nrmsim::model::nrm
