#include "sim/verification/sample.hpp"

#include <gtest/gtest.h>

#include "tests/sim/model/neutral_input.hpp"

namespace nrmsim::verification {
namespace {

TEST(Estimate, HasStudentsBound) {
  const Estimate e = estimate({1, 2, 3, 4, 5});
  EXPECT_EQ(e.mean, 3);
  EXPECT_NEAR(e.standard_error, 0.70710678, 1e-8);  // sd 1.5811 over the root of 5
  EXPECT_NEAR(estimate({0, 1}).bound / 0.5, 636619.772, 1) << "the tangent of a quarter turn less 5e-7 pi";
}

TEST(Sample, AddsUpTheCellsOfAnOutcome) {
  const Sample sample(model::testing::refused_adults(2, {2019, 1, 1}, {2021, 1, 1}), 2, 5);
  EXPECT_EQ(sample.replications(), 2U);
  EXPECT_EQ(sample.cells("monthly_referrals"), 24U);
  const double all = sample.total(1, "monthly_referrals");
  EXPECT_GT(all, 1000);
  EXPECT_EQ(sample.sum(1, "referrals", 0, 2), all) << "everybody is the first group, over two years";
  EXPECT_EQ(sample.cell(1, "referrals", 0) + sample.cell(1, "referrals", 1), all);
  const Estimate mean = sample.of([&](std::size_t r) { return sample.total(r, "monthly_referrals"); });
  EXPECT_EQ(mean.mean, (sample.total(0, "monthly_referrals") + all) / 2);
}

}  // namespace
}  // namespace nrmsim::verification
