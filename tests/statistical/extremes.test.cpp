// Under the most extreme reforms that the files allow, outcomes stay what they can be: shares and
// probabilities within 0 and 1, counts, sums, levels and waits not below 0, everything finite. Exact: no
// false alarm.

#include <gtest/gtest.h>

#include <cmath>

#include "sim/observation/catalogue.hpp"
#include "sim/verification/sample.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/statistical/shipped_input.hpp"

namespace nrmsim {
namespace {

using model::Parameters;
using model::testing::fill;
using outcomes::Statistic;
using verification::Sample;

constexpr double no_limit = model::testing::no_limit_on_places;

/// From the day on which reforms may act, parameters are as `set` makes them.
model::Input extreme(const std::function<void(Parameters&)>& set) {
  model::Input input = testing::shipped_input("baseline.yaml", 0.01);
  constexpr double mark = -1;
  Parameters marked;
  auto* const values = reinterpret_cast<double*>(&marked);
  std::fill(values, values + model::parameter_count, mark);
  set(marked);
  input.policy_day = core::days_between(input.start, {2027, 1, 1});
  for (std::uint32_t i = 0; i < model::parameter_count; ++i)
    if (values[i] != mark) input.changes.push_back({input.policy_day, i, values[i]});
  return input;
}

void expect_possible(const Sample& sample, const std::string& which) {
  for (const auto& outcome : sample.layout().outcomes) {
    if (outcome.statistic == Statistic::digest) continue;
    const bool may_be_undefined =
        outcome.statistic == Statistic::share || outcome.statistic == Statistic::mean ||
        outcome.statistic == Statistic::quantile || outcome.statistic == Statistic::probability;  // of nobody
    const bool within_one =
        outcome.statistic == Statistic::share || outcome.statistic == Statistic::probability;
    for (std::size_t i = 0; i < sample.cells(outcome.name); ++i) {
      const double value = sample.cell(0, outcome.name, i);
      if (std::isnan(value) && may_be_undefined) continue;
      ASSERT_TRUE(std::isfinite(value)) << which << ": " << outcome.name << ", cell " << i;
      ASSERT_GE(value, 0) << which << ": " << outcome.name << ", cell " << i;
      if (within_one) {
        ASSERT_LE(value, 1) << which << ": " << outcome.name << ", cell " << i;
      }
    }
  }
}

TEST(ExtremeReforms, LeaveOutcomesPossible) {
  const std::vector<std::pair<const char*, std::function<void(Parameters&)>>> extremes{
      {"nothing is funded",
       [](Parameters& p) {
         fill(p.funding.mode, 1);  // by budget
         fill(p.funding.annual_budget, 0);
         fill(p.nrm.decision_makers, 0);
         fill(p.support.capacity, 0);
         fill(p.placements.places, 0);
       }},
      {"everything is funded",
       [](Parameters& p) {
         fill(p.funding.mode, 2);  // follows demand
         fill(p.nrm.decision_makers, no_limit);
         fill(p.nrm.effort_days, 0);
         fill(p.support.capacity, no_limit);
         fill(p.support.offer_probability, 1);
         fill(p.placements.places, no_limit);
         p.support.starts_at_referral = 1;
         p.support.days_after_cg_positive = 1e5;
       }},
      {"everybody is refused", [](Parameters& p) { fill(p.nrm.rg_positive_share, 0); }},
      {"everybody is accepted and brought back",
       [](Parameters& p) {
         fill(p.nrm.rg_positive_share, 1);
         fill(p.nrm.cg_positive_share, 1);
         p.identification.duplicate_per_year = 5;
         p.identification.late_disclosure_per_year = 2;
       }},
      {"everybody goes missing all the time",
       [](Parameters& p) {
         fill(p.missing.hazard_per_year, 50);
         p.missing.exploited_probability = 0.9;
       }},
      {"traffickers are everywhere",
       [](Parameters& p) {
         fill(p.traffickers.contact_per_year, 8);  // nobody may have more than 255 incidents
         p.traffickers.attempt_exploited = 1;
         p.traffickers.attempt_reported = 0;
         p.traffickers.attempt_missing = 0;
         p.exploitation.spell_days = 2;
         p.exploitation.found_probability = 1;
         p.exploitation.lost_probability = 0;
       }},
      {"groups are gone in a day",
       [](Parameters& p) {
         p.traffickers.disruption_per_year = 365;
         p.traffickers.reform_days = 0;
       }},
      {"nobody comes and everybody goes",
       [](Parameters& p) {
         fill(p.identification.recorded_referrals_per_day, 0);
         p.identification.consent_probability = 0;
         fill(p.status.leaves_uk_per_year, 20);
         p.identification.projection_growth_per_year = -0.9;
       }},
  };
  for (const auto& [which, set] : extremes) expect_possible(Sample(extreme(set), 1, 4), which);
}

TEST(NullReform, MovesNoCellInAnyDraw) {
  const auto baseline = cli::load_scenarios({NRMSIM_SCENARIOS "/baseline.yaml"}, {}).front();
  const auto reform = cli::load_scenarios({NRMSIM_SCENARIOS "/verification/null-reform.yaml"}, {}).front();
  for (std::uint32_t draw = 0; draw < 6; ++draw) {
    const auto rows = [&](const scenario::Scenario& s) {
      const auto point = scenario::DrawPoint::sobol(8, draw);
      return Sample(cli::model_input(s.settings(), s.materialise(point, 0.01), 0.01), 1, 8).row(0);
    };
    EXPECT_EQ(rows(baseline), rows(reform)) << "draw " << draw;
  }
}

}  // namespace
}  // namespace nrmsim
