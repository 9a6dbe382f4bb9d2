#include <gtest/gtest.h>

#include <cmath>

#include "sim/model/parameters.hpp"
#include "sim/model/recovery/needs.hpp"

namespace nrmsim::model::recovery {
namespace {

struct Rules {
  model::Parameters parameters{};
};

// At a rate of 0.5 a year, two years leave the share exp(-0.5 * 2) of the gap, in one stretch or in two.
TEST(Trust, GrowsWithContinuityWhereSomebodyIsThereToTrust) {
  Rules rules;
  rules.parameters.recovery.trust_gain_continuity_per_year = 0.5;
  Person p;
  p.trust = 0.2F;
  p.unmet_needs = 0;
  gain_trust_by_continuity(rules, p, 0.5 * 365.25);
  gain_trust_by_continuity(rules, p, 1.5 * 365.25);
  EXPECT_NEAR(p.trust, 1 - 0.8 * std::exp(-1), 1e-6);
  unmeet(p, Need::trusted_adult);
  gain_trust_by_continuity(rules, p, 2 * 365.25);
  EXPECT_NEAR(p.trust, 1 - 0.8 * std::exp(-1), 1e-6) << "with nobody to trust nothing grows";
}

// Two years at a rate of loss of 0.5 halve the trust.
TEST(Trust, FallsOverAWait) {
  Rules rules;
  rules.parameters.recovery.trust_loss_wait_per_year = 0.5;
  Person p;
  p.trust = 0.8F;
  lose_trust_by_waiting(rules, p, 2 * 365.25);
  EXPECT_NEAR(p.trust, 0.4, 1e-6);
}

TEST(Trust, NeverPassesFullNorFallsWithContinuity) {
  Rules rules;
  rules.parameters.recovery.trust_gain_continuity_per_year = 100;
  Person p;
  p.trust = 0.9F;
  gain_trust_by_continuity(rules, p, 1e6);
  EXPECT_LE(p.trust, 1.0F);
  const float before = p.trust;
  gain_trust_by_continuity(rules, p, 0);
  gain_trust_by_continuity(rules, p, -5);
  EXPECT_EQ(p.trust, before);
}

}  // namespace
}  // namespace nrmsim::model::recovery
