// Strength of evidence: shared by all cases of an incident, growing with time.

#include "sim/model/nrm/evidence.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::nrm {
namespace {

using namespace model::testing;

/// First decisions on the first incident of each person, in order of time.
struct ByPerson : Timed {
  std::map<std::uint64_t, std::array<double, 2>> decisions;  // negative, positive
  std::array<double, 2> first{}, later{};
  void rg_decision(const Person& p, Authority, bool positive, bool, double, double) override {
    auto& mine = decisions[p.entity];
    ++(mine[0] + mine[1] == 0 ? first : later)[positive];
    ++mine[positive];
  }
  std::size_t mixed() const {
    std::size_t n = 0;
    for (const auto& [person, of_person] : decisions) n += of_person[0] > 0 && of_person[1] > 0;
    return n;
  }
};

/// Duplicates come while the first case waits for the second decision, which nobody makes.
Input with_duplicates(double persistence) {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 10;
  p.identification.duplicate_per_year = 1;
  p.nrm.decision_makers[0][0] = no_limit_on_places;
  p.nrm.rg_positive_share[0][0] = 0.6;
  p.nrm.evidence_persistence = persistence;
  return input;
}

// Duplicates are of people whose first case is open, so passed: the same evidence passes again, a fresh
// reading with the share of the day.
TEST(Evidence, OfADuplicateIsThatOfItsIncident) {
  for (const double persistence : {0.0, 0.5, 1.0}) {
    ByPerson observer;
    run_once(with_duplicates(persistence), observer);
    const double n = observer.later[0] + observer.later[1];
    const double share = persistence + (1 - persistence) * 0.6;
    EXPECT_GT(n, 5000);
    EXPECT_NEAR(observer.later[1], share * n, binomial_bound(n, share)) << persistence;
    if (persistence == 1) {
      EXPECT_EQ(observer.mixed(), 0U);
    }
  }
}

// A new referral after a refusal rests on the incident's evidence, strengthened as for a reconsideration:
// with gain 2 a rank r below 1 - share passes if 1 - (1 - r)^2 > 1 - share.
TEST(Evidence, OfANewReferralAfterARefusalIsThatOfItsIncident) {
  constexpr double share = 0.3;
  for (const double gain : {1.0, 2.0}) {
    Input input = with_duplicates(1);
    auto& p = input.parameters;
    p.identification.duplicate_per_year = 0;
    p.identification.appeal_per_year = 0.2;
    p.nrm.rg_positive_share[0][0] = share;
    p.nrm.reconsideration_evidence_gain = gain;
    struct Appeals : ByPerson {
      std::array<double, 2> second{};
      void rg_decision(const Person& person, Authority a, bool positive, bool f, double w,
                       double s) override {
        if (person.cases == 2) ++second[positive];
        ByPerson::rg_decision(person, a, positive, f, w, s);
      }
    } observer;
    run_once(input, observer);
    const double n = observer.second[0] + observer.second[1];
    const double passes = (std::sqrt(share) - share) / (1 - share) * (gain - 1);
    EXPECT_GT(n, 2000);
    EXPECT_NEAR(observer.second[1], passes * n, binomial_bound(n, passes)) << gain;
  }
}

// A second new referral starts from what the first had read, so with gain 2 each: q = 1 - rank, uniform,
// became q^2 and then q^4. Of those whom q^2 did not let pass, from sqrt(share) to 1, those below share^(1/4)
// do now.
TEST(Evidence, OfEachNewReferralIsWhatTheOneBeforeHadReached) {
  constexpr double share = 0.3;
  Input input = with_duplicates(1);
  auto& p = input.parameters;
  p.identification.duplicate_per_year = 0;
  p.identification.appeal_per_year = 1;
  p.nrm.rg_positive_share[0][0] = share;
  p.nrm.reconsideration_evidence_gain = 2;
  struct Third : Timed {
    std::array<double, 2> decisions{};
    void rg_decision(const Person& person, Authority, bool positive, bool, double, double) override {
      if (person.cases == 3) ++decisions[positive];
    }
  } observer;
  run_once(input, observer);
  const double n = observer.decisions[0] + observer.decisions[1];
  const double passes = (std::pow(share, 0.25) - std::sqrt(share)) / (1 - std::sqrt(share));
  EXPECT_GT(n, 2000);
  EXPECT_NEAR(observer.decisions[1], passes * n, binomial_bound(n, passes));
}

// Every decision is made after the recovery period, so at a known age: a rank r counts as 1 - (1 - r)^g, g
// the gain over the time beyond the reference, and passes if r > 1 - share^(1 / g).
TEST(Evidence, GrowsWithTimeFromTheReferenceOn) {
  for (const double reference : {0.0, 365.25, 730.5}) {
    Input input = neutral_input();
    auto& p = input.parameters;
    p.identification.recorded_referrals_per_day[0] = 20;
    fill(p.nrm.decision_makers, no_limit_on_places);
    p.nrm.rg_positive_share[0][0] = 1;
    p.nrm.cg_positive_share[0][0] = 0.4;
    p.nrm.recovery_days = 365.25;
    p.nrm.evidence_gain_per_year = 1.5;
    p.nrm.evidence_reference_days[1] = reference;
    struct Shares : Timed {
      std::array<double, 2> cg{};
      void cg_decision(const Person&, Authority, bool positive, bool, double, double) override {
        ++cg[positive];
      }
    } observer;
    run_once(input, observer);
    const double n = observer.cg[0] + observer.cg[1];
    const double share = std::pow(0.4, 1 / std::pow(1.5, 1 - reference / 365.25));
    EXPECT_NEAR(observer.cg[1], share * n, binomial_bound(n, share)) << reference;
  }
}

// Passing the first decision on evidence that time has strengthened leaves the second its own share.
TEST(Evidence, KeepsTheShareOfTheSecondDecisionWhereTheFirstWasLate) {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 20;
  p.nrm.decision_makers[0][0] = p.nrm.decision_makers[0][1] = no_limit_on_places;
  p.nrm.effort_days[0][0] = 200;
  p.nrm.rg_positive_share[0][0] = 0.5;
  p.nrm.cg_positive_share[0][0] = 0.5;
  p.nrm.evidence_persistence = 1;
  p.nrm.evidence_gain_per_year = 3;
  struct Shares : Timed {
    double n = 0, positive_share = 0, positive = 0, variance = 0;
    void cg_decision(const Person&, Authority, bool yes, bool, double, double since_referral) override {
      const double share = std::pow(0.5, 1 / std::pow(3, since_referral / 365.25));
      ++n, positive += yes, positive_share += share, variance += share * (1 - share);
    }
  } observer;
  run_once(input, observer);
  EXPECT_GT(observer.n, 10000);
  EXPECT_NEAR(observer.positive, observer.positive_share, two_sided_z * std::sqrt(observer.variance) + 1);
}

TEST(Reconsideration, KeepsItsDeadline) {
  Input input = neutral_input();
  auto& p = input.parameters;
  p.identification.recorded_referrals_per_day[0] = 20;
  p.nrm.decision_makers[0][0] = no_limit_on_places;
  p.nrm.reconsideration_probability[0] = 0.8;
  p.nrm.reconsideration_days = 20;
  p.nrm.reconsideration_deadline_days = 30;
  p.nrm.late_reconsideration_share = 0.25;
  struct Requests : Timed {
    double refused = 0, requests = 0;
    void rg_decision(const Person&, Authority, bool, bool first, double, double) override {
      refused += first;
    }
    void reconsideration_requested(const Person&, bool cg) override {
      ++requests;
      EXPECT_FALSE(cg);
    }
  } observer;
  run_once(input, observer);
  const double in_time = 1 - std::exp(-30 / 20.0);
  const double share = 0.8 * (in_time + 0.25 * (1 - in_time));
  EXPECT_NEAR(observer.requests, share * observer.refused, binomial_bound(observer.refused, share));
}

}  // namespace
}  // namespace nrmsim::model::nrm
