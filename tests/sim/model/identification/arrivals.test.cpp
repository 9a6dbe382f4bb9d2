#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/busy_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::identification {
namespace {

using namespace model::testing;

struct Referrals : Timed {
  double from = 0;
  std::array<double, 2> identified_in{}, referrals{}, first{};
  double without_consent = 0;
  void identified(const Person& p, bool consented) override {
    if (now < from) return;
    ++identified_in[index_of(p.age_at_exploitation())];
    without_consent += !consented;
  }
  void referral(const Person& p, ReferralKind kind, bool) override {
    if (now < from) return;
    ++referrals[index_of(p.age_at_exploitation())];
    first[index_of(p.age_at_exploitation())] += kind == ReferralKind::first;
  }
};

// Whatever the headroom, candidates who are identified are a Poisson stream at the published rate.
TEST(Arrivals, ComeAtTheRateWantedHoweverManyCandidatesThereAre) {
  for (const double headroom : {1.0, 2.5, 20.0}) {
    Input input = neutral_input();
    auto& p = input.parameters;
    p.identification.candidate_headroom = headroom;
    p.identification.recorded_referrals_per_day[0] = 4;
    p.identification.recorded_referrals_per_day[1] = 3;
    p.identification.recorded_referrals_per_day[2] = 2;
    p.people.age_unknown_child_share = 0.25;
    Referrals observer;
    run_once(input, observer);
    const double days = input.horizon_days;
    EXPECT_NEAR(observer.referrals[0], 5.5 * days, poisson_bound(5.5 * days)) << headroom;
    EXPECT_NEAR(observer.referrals[1], 3.5 * days, poisson_bound(3.5 * days)) << headroom;
  }
}

TEST(Consent, IsAskedOfAdultsOnlyAndReferralsStillComeAtTheirRate) {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.candidate_headroom = 3;
  p.identification.consent_probability = 0.6;
  p.identification.recorded_referrals_per_day[0] = 4;
  p.identification.recorded_referrals_per_day[1] = 3;
  Referrals observer;
  run_once(input, observer);
  const double days = input.horizon_days;
  EXPECT_NEAR(observer.referrals[0], 4 * days, poisson_bound(4 * days));
  EXPECT_EQ(observer.referrals[1], observer.identified_in[1]) << "children need not consent";
  const double adults = observer.identified_in[0];
  EXPECT_NEAR(observer.without_consent, 0.4 * adults, binomial_bound(adults, 0.4));
}

// Published counts are of referrals of all kinds: with repeats switched on, first referrals make room for
// them. The solved inflow follows the share of the quarter before, so the sum of two late years is compared;
// its noise is that of the arrivals and of the repeats that they bring, at most twice a Poisson's.
TEST(SolvedInflow, GivesThePublishedReferralsOfAllKinds) {
  Input input = busy_input();
  set_period(input, {2014, 1, 1}, {2024, 1, 1});
  fill(input.parameters.traffickers.groups, 0);
  input.parameters.identification.first_share_memory = 0.5;
  Referrals observer;
  observer.from = core::days_between(input.start, {2020, 1, 1});
  run_once(input, observer);
  const double days = input.horizon_days - observer.from;
  const double adults = (1.5 + 0.3 * 0.6) * days;
  const double children = (1.5 + 0.3 * 0.4) * days;
  EXPECT_NEAR(observer.referrals[0], adults, 2 * poisson_bound(adults));
  EXPECT_NEAR(observer.referrals[1], children, 2 * poisson_bound(children));
  EXPECT_LT(observer.first[0], 0.9 * observer.referrals[0]) << "repeats are on";
}

// In the projection the mean of the last year of history goes on, here with 10 % growth a year.
TEST(Projection, GrowsFromTheLastYearOfHistory) {
  Input input = neutral_input({2014, 1, 1}, {2026, 1, 1});
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 10;
  p.identification.candidate_headroom = 5;
  p.identification.projection_growth_per_year = 0.1;
  input.projection_day = core::days_between(input.start, {2016, 1, 1});
  Referrals observer;
  observer.from = core::days_between(input.start, {2025, 1, 1});
  run_once(input, observer);
  // By months from 9 years after the start of the projection on.
  double mean = 0;
  for (int month = 0; month < 12; ++month) mean += 10 * 365.25 / 12 * std::pow(1.1, 9 + month / 12.0);
  EXPECT_NEAR(observer.referrals[0], mean, poisson_bound(mean) + 0.003 * mean)
      << "months are not all equally long";
}

}  // namespace
}  // namespace nrmsim::model::identification
