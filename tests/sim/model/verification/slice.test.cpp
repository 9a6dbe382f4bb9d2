// The model configured down to the slice of benchmarks/README.md, against two programs that share nothing
// with it but the description: one by hand (40 replications) and one in SimPy (16 and 4), whose means and
// standard errors are printed there.

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model {
namespace {

using namespace testing;

struct Staff {
  double reasonable_grounds, conclusive_grounds, safe_houses;
};

Input slice(Staff staff) {
  Input input = neutral_input();
  input.horizon_days = 1826;
  auto& p = input.parameters;
  fill(p.people.child_age_share, 0);
  p.people.child_age_share[0] = 1;
  p.identification.recorded_referrals_per_day[0] = 17004 / 365.25 * 0.56;
  p.identification.recorded_referrals_per_day[1] = 17004 / 365.25 * 0.44;
  p.nrm.decision_makers[0][0] = staff.reasonable_grounds;
  p.nrm.decision_makers[0][1] = staff.conclusive_grounds;
  p.nrm.effort_days[0][0] = 1;
  p.nrm.effort_days[0][1] = 5;
  p.nrm.rg_positive_share[0][0] = 0.6;
  p.nrm.rg_positive_share[0][1] = 0.85;
  fill(p.nrm.cg_positive_share, 0.5);
  p.nrm.recovery_days = 30;
  p.nrm.closure_on_reexploitation = 1;
  p.support.offer_probability[0][0] = 1;
  p.support.capacity[0] = staff.safe_houses;
  p.support.days_after_cg_positive = p.support.days_after_cg_negative = 45;
  fill(p.placements.care_probability, 1);
  fill(p.placements.places, no_limit_on_places);
  for (auto& where : p.missing.hazard_per_year) where[0] = 0.6, where[1] = 2.5;
  p.missing.hazard_per_year[index_of(Whereabouts::safe_house)][0] = 0.3;
  p.missing.ratio_outside_support = 0;
  p.missing.short_share = 1;
  p.missing.short_days = 10;
  p.missing.exploited_probability = 0.1;
  p.missing.ends_with_support = 1;
  p.exploitation.hazard_per_year[0] = 0.05;
  p.exploitation.hazard_per_year[1] = 0.1;
  p.exploitation.in_support_ratio = 0;
  p.exploitation.spell_days = 240;
  p.exploitation.found_probability = p.exploitation.lost_probability = 0.5;
  p.exploitation.lost_ratio = 0;  // whoever is lost is lost for good
  return input;
}

enum Output {
  referrals,
  once,
  twice,
  thrice,
  missing_spells,
  exploitation_spells,
  rg_wait,
  cg_wait,
  output_count
};
using Outputs = std::array<double, output_count>;

struct Counts : Timed {
  Outputs n{};
  void referral(const Person& p, ReferralKind, bool) override {
    ++n[referrals];
    const std::size_t times = p.recorded_referrals;
    if (times <= 3) ++n[once + times - 1];
    if (times > 1 && times <= 4) --n[once + times - 2];
  }
  std::array<double, 2> decisions{};
  void rg_decision(const Person&, Authority, bool, bool, double waited, double) override {
    n[rg_wait] += (waited - n[rg_wait]) / ++decisions[0];
  }
  void cg_decision(const Person&, Authority, bool, bool, double waited, double) override {
    n[cg_wait] += (waited - n[cg_wait]) / ++decisions[1];
  }
  void missing_started(const Person&, bool) override { ++n[missing_spells]; }
  void exploited_again(const Person&, Route, bool, bool) override { ++n[exploitation_spells]; }
};

struct Reference {
  Outputs mean, error;
};

// Five standard errors of the difference for each of 32 comparisons: false alarm 1.8e-5 for all of them, and
// a little more because ten replications estimate their own error with nine degrees of freedom.
void expect_same(Staff staff, const Reference& other, const char* which) {
  const Input input = slice(staff);
  constexpr std::uint32_t replications = 10;
  Outputs sum{};
  Outputs squares{};
  Workspace state;
  for (std::uint32_t r = 0; r < replications; ++r) {
    Counts counts;
    run_once(input, state, counts, r);
    for (std::size_t i = 0; i < output_count; ++i) {
      sum[i] += counts.n[i];
      squares[i] += counts.n[i] * counts.n[i];
    }
  }
  for (std::size_t i = 0; i < output_count; ++i) {
    const double mean = sum[i] / replications;
    const double variance = (squares[i] / replications - mean * mean) / (replications - 1);
    EXPECT_NEAR(mean, other.mean[i], 5 * std::sqrt(variance + other.error[i] * other.error[i]))
        << which << ", output " << i;
  }
}

TEST(Slice, IsThatOfTwoOtherProgramsWhereNobodyQueues) {
  const Staff easy{75, 240, 2500};
  expect_same(
      easy,
      {{90676, 79514, 5227, 226.0, 19099, 14585, 0.9994, 4.970}, {41, 39, 10, 2.6, 22, 17, 0.0005, 0.003}},
      "by hand");
  expect_same(
      easy,
      {{90620, 79526, 5189, 226.8, 19102, 14569, 0.9991, 4.973}, {93, 67, 22, 2.5, 34, 45, 0.0008, 0.006}},
      "SimPy");
}

TEST(Slice, IsThatOfTwoOtherProgramsWhereQueuesBuild) {
  const Staff tight{50, 170, 1100};
  expect_same(tight,
              {{90696, 79497, 5240, 229.4, 21461, 14614, 6.37, 15.2}, {41, 40, 9, 2.6, 93, 16, 0.23, 0.3}},
              "by hand");
  expect_same(
      tight, {{90729, 79499, 5270, 220.8, 22101, 14679, 5.77, 17.5}, {208, 143, 46, 6.8, 629, 93, 0.72, 2.3}},
      "SimPy");
}

}  // namespace
}  // namespace nrmsim::model
