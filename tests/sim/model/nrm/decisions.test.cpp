#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>

#include "sim/model/nrm/evidence.hpp"
#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::nrm {
namespace {

using namespace model::testing;

struct Decisions : Timed {
  // [first instance][positive], by class for the first instance
  std::array<std::array<double, 2>, 2> rg{}, cg{};
  std::array<std::array<double, 2>, 2> rg_of_class{}, cg_of_class{};
  std::map<std::uint64_t, std::array<int, 2>> decisions_of;  // reasonable, conclusive grounds
  void rg_decision(const Person& p, Authority, bool positive, bool first, double, double) override {
    ++rg[first][positive];
    if (first) ++rg_of_class[index_of(p.age_at_exploitation())][positive];
    ++decisions_of[p.entity][0];
  }
  void cg_decision(const Person& p, Authority, bool positive, bool first, double, double) override {
    ++cg[first][positive];
    if (first) ++cg_of_class[index_of(p.age_at_exploitation())][positive];
    ++decisions_of[p.entity][1];
  }
};

void expect_share(const std::array<double, 2>& by_sign, double share, const char* what) {
  const double n = by_sign[0] + by_sign[1];
  EXPECT_GT(n, 1000) << what;
  EXPECT_NEAR(by_sign[1], n * share, binomial_bound(n, share)) << what;
}

Input decided_at_once() {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 15;
  p.identification.recorded_referrals_per_day[1] = 10;
  p.nrm.decision_makers[0][0] = p.nrm.decision_makers[0][1] = no_limit_on_places;
  p.nrm.rg_positive_share[0][0] = 0.6;
  p.nrm.rg_positive_share[0][1] = 0.85;
  p.nrm.cg_positive_share[0][0] = 0.5;
  p.nrm.cg_positive_share[0][1] = 0.75;
  return input;
}

// However strongly the two decisions rest on the same evidence, each has its own published share.
TEST(Decisions, KeepTheirSharesAtAnyPersistenceOfEvidence) {
  for (const double persistence : {0.0, 0.5, 1.0}) {
    Input input = decided_at_once();
    input.parameters.nrm.evidence_persistence = persistence;
    Decisions observer;
    run_once(input, observer);
    expect_share(observer.rg_of_class[0], 0.6, "adults, reasonable grounds");
    expect_share(observer.rg_of_class[1], 0.85, "children, reasonable grounds");
    expect_share(observer.cg_of_class[0], 0.5, "adults, conclusive grounds");
    expect_share(observer.cg_of_class[1], 0.75, "children, conclusive grounds");
  }
}

TEST(Decisions, AreAllPositiveOrAllNegativeAtTheLimits) {
  Input input = decided_at_once();
  fill(input.parameters.nrm.rg_positive_share, 1);
  fill(input.parameters.nrm.cg_positive_share, 0);
  Decisions observer;
  run_once(input, observer);
  EXPECT_EQ(observer.rg[1][0], 0);
  EXPECT_GT(observer.rg[1][1], 10000);
  EXPECT_EQ(observer.cg[1][1], 0);
  EXPECT_GT(observer.cg[1][0], 10000);
}

TEST(Reconsideration, HappensOnceForEachDecision) {
  Input input = decided_at_once();
  auto& p = input.parameters;
  fill(p.nrm.rg_positive_share, 0.5);
  fill(p.nrm.cg_positive_share, 0);
  fill(p.nrm.reconsideration_probability, 1);
  p.nrm.reconsideration_days = 12;
  Decisions observer;
  run_once(input, observer);
  const double horizon_loss = 25 * 12 * 3;  // people referred too late for all their decisions, at most about
  EXPECT_NEAR(observer.rg[0][0] + observer.rg[0][1], observer.rg[1][0], horizon_loss);
  EXPECT_NEAR(observer.cg[0][0], observer.cg[1][0], horizon_loss);
  for (const auto& [person, decisions] : observer.decisions_of) {
    EXPECT_LE(decisions[0], 2);
    EXPECT_LE(decisions[1], 2);
  }
}

TEST(Reconsideration, HappensWithItsProbability) {
  Input input = decided_at_once();
  fill(input.parameters.nrm.cg_positive_share, 0);
  input.parameters.nrm.reconsideration_probability[1] = 0.3;
  Decisions observer;
  run_once(input, observer);
  const double n = observer.cg[1][0];
  EXPECT_NEAR(observer.cg[0][0], 0.3 * n, binomial_bound(n, 0.3));
  EXPECT_EQ(observer.rg[0][0] + observer.rg[0][1], 0);
}

// A reconsidered decision rests with the chance of persistence on the old rank r < 1 - share, strengthened to
// 1 - (1 - r)^gain, and is then positive if r > 1 - share^(1/gain); else on a fresh rank.
TEST(Reconsideration, RestsOnTheOldEvidenceAsFarAsItPersists) {
  constexpr double share = 0.4;
  for (const double gain : {1.0, 2.0}) {
    for (const double persistence : {0.0, 0.7, 1.0}) {
      Input input = decided_at_once();
      auto& p = input.parameters;
      fill(p.nrm.rg_positive_share, 1);
      fill(p.nrm.cg_positive_share, share);
      fill(p.nrm.reconsideration_probability, 1);
      p.nrm.evidence_persistence = persistence;
      p.nrm.reconsideration_evidence_gain = gain;
      Decisions observer;
      run_once(input, observer);
      const double on_the_old = (std::pow(share, 1 / gain) - share) / (1 - share);
      SCOPED_TRACE(::testing::Message() << "gain " << gain << ", persistence " << persistence);
      expect_share(observer.cg[0], persistence * on_the_old + (1 - persistence) * share, "reconsidered");
    }
  }
}

TEST(Strengthened, LeavesTheRankWhereThereIsNoGain) {
  for (const double rank : {0.0, 0.1, 0.77, 1.0}) {
    EXPECT_EQ(strengthened(rank, 1), rank);
    EXPECT_NEAR(strengthened(rank, 2), 1 - (1 - rank) * (1 - rank), 1e-15);
    EXPECT_LE(strengthened(rank, 0.5), rank);
  }
}

}  // namespace
}  // namespace nrmsim::model::nrm
