#include "sim/model/epoch.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/model/busy_input.hpp"

namespace nrmsim::model {
namespace {

TEST(LogLinear, IsExactlyOneWhereTheRatioIs) {
  const LogLinear neutral(1);
  for (const float x : {0.0F, 0.3F, 1.0F}) EXPECT_EQ(neutral(x), 1.0F);
}

TEST(LogLinear, GoesFromOneToTheRatioByEqualFactors) {
  for (const double ratio : {0.25, 4.0}) {
    const LogLinear factor(ratio);
    EXPECT_EQ(factor(0.0F), 1.0F);
    EXPECT_NEAR(factor(0.5F), std::sqrt(ratio), 1e-6 * ratio);
    EXPECT_NEAR(factor(1.0F), ratio, 1e-6 * ratio);
  }
  EXPECT_NEAR(LogLinear(0)(1.0F), 0, 1e-30) << "a ratio of 0 switches the hazard off at full trust";
  EXPECT_EQ(LogLinear(0)(0.0F), 1.0F);
}

TEST(Epoch, TurnsYearsIntoDaysAndMeansIntoRates) {
  Parameters p = testing::busy_input().parameters;
  p.missing.hazard_per_year[3][1] = 7.305;
  p.missing.ratio_outside_support = 0.5;
  p.missing.short_days = 4;
  p.missing.long_days = 100;
  p.missing.unanswered_ratio = 0.5;
  p.missing.response_strengthened = 1;
  p.missing.response_ratio = 2;
  p.exploitation.spell_days = 0;
  p.traffickers.contact_per_year[0] = 3.6525;
  p.traffickers.findability[2] = 0.1;
  p.exploitation.hazard_per_year[1] = 3.6525;
  p.exploitation.in_support_ratio = 0.25;
  const Epoch e(p);
  EXPECT_NEAR(e.missing[3][1][1], 0.02, 1e-8);
  EXPECT_NEAR(e.missing[3][0][1], 0.01, 1e-8);
  EXPECT_NEAR(e.found[0][1], 0.5, 1e-7);
  EXPECT_NEAR(e.found[0][0], 0.125, 1e-7) << "nobody looks";
  EXPECT_NEAR(e.found[1][1], 0.02, 1e-8);
  EXPECT_EQ(e.spell_end, 0.0F) << "a mean of 0 days means that it does not happen";
  EXPECT_NEAR(e.contact[2][0][0], 0.001, 1e-9);
  EXPECT_NEAR(e.contact[2][1][0], 0.001 * p.traffickers.contact_debt_ratio, 1e-9);
  EXPECT_NEAR(e.exploitation[0][1], 0.01, 1e-8);
  EXPECT_NEAR(e.exploitation[2][1], 0.0025, 1e-9);
}

TEST(Epoch, MultipliesTheFactorsOfUnmetNeeds) {
  Parameters p = testing::neutral_input().parameters;
  for (std::size_t need = 0; need < 6; ++need)
    p.exploitation.need_ratio[need] = 1 + 0.1 * static_cast<double>(need + 1);
  const Epoch e(p);
  EXPECT_EQ(e.need_factor[0], 1.0F);
  EXPECT_NEAR(e.need_factor[0b000100], 1.3, 1e-6);
  EXPECT_NEAR(e.need_factor[0b100001], 1.1 * 1.6, 1e-6);
  EXPECT_NEAR(e.need_factor[63], 1.1 * 1.2 * 1.3 * 1.4 * 1.5 * 1.6, 1e-5);
}

// Of those who may work, 0.4 have an income: the factor of that need is the mean over all.
TEST(Epoch, MixesThoseWhoFindWorkWithThoseWhoDoNot) {
  Parameters p = testing::neutral_input().parameters;
  p.exploitation.need_ratio[0] = 2;
  p.exploitation.need_ratio[1] = 1.5;
  p.status.working_share = 0.4;
  const Epoch e(p);
  EXPECT_NEAR(e.need_factor_working[0b000010], 0.4 + 0.6 * 1.5, 1e-6);
  EXPECT_NEAR(e.need_factor_working[0b000011], 2 * (0.4 + 0.6 * 1.5), 1e-6);
  EXPECT_EQ(e.need_factor_working[0b000001], e.need_factor[0b000001]);
}

TEST(Epoch, LetsTheOffenceActOnTheCriminalTradeAlone) {
  Parameters p = testing::neutral_input().parameters;
  p.traffickers.disruption_per_year = 0.36525;
  p.traffickers.recruitment_per_year = 3.6525;
  p.traffickers.offence_disruption_ratio = 2;
  p.traffickers.offence_recruitment_ratio = 0.5;
  for (const double offence : {0.0, 1.0}) {
    p.traffickers.child_offence = offence;
    const Epoch e(p);
    EXPECT_NEAR(e.disruption[traffickers::criminal_trade], offence > 0 ? 0.002 : 0.001, 1e-9);
    EXPECT_NEAR(e.recruitment[traffickers::criminal_trade], offence > 0 ? 0.005 : 0.01, 1e-9);
    for (std::size_t trade = 1; trade < traffickers::trade_count; ++trade) {
      EXPECT_NEAR(e.disruption[trade], 0.001, 1e-9);
      EXPECT_NEAR(e.recruitment[trade], 0.01, 1e-9);
    }
  }
}

TEST(Epoch, IsNeutralWhereEverythingIs) {
  const Epoch e(testing::neutral_input().parameters);
  for (const auto& factor : e.need_factor) EXPECT_EQ(factor, 1.0F);
  EXPECT_TRUE(e.early_is_flat);
  EXPECT_TRUE(e.safety_is_flat);
  EXPECT_EQ(e.guardian_ratio, 1.0F);
  EXPECT_EQ(e.trust_on_missing(0.7F), 1.0F);
  EXPECT_EQ(e.trust_on_exploitation(0.7F), 1.0F);
}

TEST(Epoch, CarriesTheShapesOverTime) {
  Parameters p = testing::neutral_input().parameters;
  p.missing.early_ratio[0] = 4;
  p.missing.early_ratio[1] = 2;
  const Epoch e(p);
  EXPECT_FALSE(e.early_is_flat);
  EXPECT_DOUBLE_EQ(e.early.integral(7), 28);
  EXPECT_DOUBLE_EQ(e.early.integral(30), 28 + 46);
  EXPECT_DOUBLE_EQ(e.early.integral(40), 28 + 46 + 10);
}

}  // namespace
}  // namespace nrmsim::model
