// The whole model against results known in closed form.

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "sim/observation/recorder.hpp"
#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/busy_input.hpp"
#include "tests/sim/model/digests.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model {
namespace {

using namespace testing;

/// Mean time in an M/M/c system, wait and service, by Erlang's C formula.
double erlang_c_mean(double arrivals_per_day, double service_days, int servers) {
  const double load = arrivals_per_day * service_days;
  double term = 1;
  double sum = 1;
  for (int n = 1; n < servers; ++n) sum += term *= load / n;
  term *= load / servers * servers / (servers - load);
  const double wait_probability = term / (sum + term);
  return wait_probability * service_days / (servers - load) + service_days;
}

// Ten replications of ten years after one year of warming up; the bound is from the spread between
// replications, a t statistic with nine degrees of freedom, which exceeds 10.72 with probability 2e-6
// (two-sided).
TEST(Desk, KeepsPeopleWaitingAsErlangSaid) {
  for (const int servers : {12, 15, 20}) {
    Input input = neutral_input({2010, 1, 1}, {2021, 1, 1});
    input.parameters.identification.recorded_referrals_per_day[0] = 10;
    input.parameters.nrm.decision_makers[0][0] = servers;
    input.parameters.nrm.effort_days[0][0] = 1;
    struct Waits : Timed {
      double sum = 0, n = 0;
      void rg_decision(const Person&, Authority, bool, bool, double waited, double) override {
        if (now > 365) sum += waited, ++n;
      }
    };
    double sum = 0;
    double squares = 0;
    constexpr int replications = 10;
    for (std::uint32_t r = 0; r < replications; ++r) {
      Waits waits;
      run_once(input, waits, r);
      const double mean = waits.sum / waits.n;
      sum += mean;
      squares += mean * mean;
    }
    const double mean = sum / replications;
    const double error = std::sqrt((squares / replications - mean * mean) / (replications - 1));
    EXPECT_NEAR(mean, erlang_c_mean(10, 1, servers), 10.72 * error) << servers;
    EXPECT_LT(error, 0.03) << "the test has to be sharp";
  }
  EXPECT_NEAR(erlang_c_mean(10, 1, 12), 1.22469, 1e-5);
}

// Re-exploitation 0.3 a year against death 0.1 and leaving 0.2: its cumulative incidence is
// 0.5 (1 - exp(-0.6 t)), and everything that happens within a replication is independent between people.
TEST(CumulativeIncidence, IsThatOfCompetingExponentialRisks) {
  Input input = refused_adults(10, {2010, 1, 1}, {2021, 1, 1});
  input.projection_day = 0;
  auto& p = input.parameters;
  p.identification.candidate_headroom = 1;
  p.exploitation.hazard_per_year[0] = 0.3;
  p.exploitation.spell_days = 1;
  p.exploitation.lost_probability = 1;
  fill(p.status.leaves_uk_per_year, 0.2);
  fill(p.status.death_per_year, 0.1);
  input.projection_day = 0;
  const auto row = row_of(input);
  const auto all = cells_of(input, row, "cumulative_incidence");
  const std::array<double, 4> years{0.5, 1, 2, 5};
  // At least 36,525 x 6 / 11 people are followed for five years.
  constexpr double people = 10 * 365.25 * 5;
  for (std::size_t i = 0; i < years.size(); ++i) {
    const double expected = 0.5 * -std::expm1(-0.6 * years[i]);
    EXPECT_NEAR(all[i], expected, two_sided_z * std::sqrt(expected * (1 - expected) / people)) << years[i];
  }
}

TEST(CumulativeIncidence, IsTheSameWhateverTheYearOfFirstReferral) {
  Input input = refused_adults(10, {2010, 1, 1}, {2021, 1, 1});
  input.parameters.exploitation.hazard_per_year[0] = 0.3;
  input.parameters.exploitation.spell_days = 1;
  input.parameters.exploitation.lost_probability = 1;
  const auto by_year = cells_of(input, row_of(input), "cumulative_incidence_by_year");
  const double expected = -std::expm1(-0.3);
  for (std::size_t year = 0; year < 10; ++year)
    EXPECT_NEAR(by_year[year * 4 + 1], expected, two_sided_z * std::sqrt(expected * (1 - expected) / 3650))
        << "people first referred in " << 2010 + year;
}

// The hazard begins with 2013: of the people first referred in 2011 none is exploited within a year of it.
TEST(CumulativeIncidence, IsFiledUnderTheYearOfFirstReferral) {
  Input input = refused_adults(10, {2010, 1, 1}, {2021, 1, 1});
  input.parameters.exploitation.spell_days = 1;
  input.changes = {{core::days_between(input.start, {2013, 1, 1}),
                    position_of([](Parameters& p) -> double& { return p.exploitation.hazard_per_year[0]; }),
                    0.3}};
  const auto by_year = cells_of(input, row_of(input), "cumulative_incidence_by_year");
  EXPECT_EQ(by_year[0 * 4 + 1], 0);
  EXPECT_EQ(by_year[1 * 4 + 1], 0);
  EXPECT_GT(by_year[2 * 4 + 1], 0.05);
  EXPECT_LT(by_year[2 * 4 + 1], 0.25);
  EXPECT_NEAR(by_year[3 * 4 + 1], 0.259, 0.04);
}

// At home for 365.25/6 days, away for 20: counts and shares of an alternating renewal process in the long
// run.
TEST(Missing, IsAnAlternatingRenewalProcess) {
  Input input = refused_adults(1, {2010, 1, 1}, {2021, 1, 1});
  auto& p = input.parameters;
  p.missing.hazard_per_year[index_of(Whereabouts::own_accommodation)][0] = 6;
  p.missing.short_share = 1;
  p.missing.short_days = 20;
  struct Renewal : Timed {
    double from = 0, person_days = 0, missing_days = 0, episodes = 0, last = 0, people = 0, missing = 0;
    void event(double t, std::uint32_t, std::uint64_t) override {
      if (t > from) {
        person_days += people * (t - std::max(last, from));
        missing_days += missing * (t - std::max(last, from));
      }
      last = now = t;
    }
    void identified(const Person&, bool) override { ++people; }
    void missing_started(const Person&, bool) override { ++missing, episodes += now > from; }
    void missing_ended(const Person&, MissingEnd, double) override { --missing; }
  } observer;
  observer.from = core::days_between(input.start, {2013, 1, 1});
  run_once(input, observer);
  const double up = 365.25 / 6;
  const double cycle = up + 20;
  const double days = observer.person_days;
  // Of a renewal process with cycles of mean m and variance v, counts over t have the variance t v / m^3; new
  // people start at home, which moves the mean by at most one half for each.
  const double variance = days * (up * up + 400) / (cycle * cycle * cycle);
  EXPECT_NEAR(observer.episodes, days / cycle, two_sided_z * std::sqrt(variance) + 0.5 * 2922 * 20 / cycle);
  const double share = 20 / cycle;
  const double tau = 1 / (1 / up + 1.0 / 20);
  EXPECT_NEAR(observer.missing_days / days, share,
              two_sided_z * std::sqrt(2 * share * (1 - share) * tau / days) + 2922 * share * tau / days);
}

// Over a run that starts empty: area under the number in the system = sum of the stays, ended or not.
TEST(LittlesLaw, HoldsExactlyForSafeHousesAndDesks) {
  const Input input = busy_input();
  struct Stays : Timed {
    std::map<std::uint64_t, double> since;
    double safe_house_days = 0;
    void lives_at(const Person& p, Whereabouts where) override {
      if (p.whereabouts == Whereabouts::safe_house && where != p.whereabouts) {
        safe_house_days += now - since[p.entity];
        since.erase(p.entity);
      }
      if (where == Whereabouts::safe_house && p.whereabouts != where) since[p.entity] = now;
    }
  } observer;
  Workspace state;
  run_once(input, state, observer, 0);
  for (const auto& [person, day] : observer.since) observer.safe_house_days += input.horizon_days - day;
  const double area = state.services[index_of(support::Service::safe_house)].busy_days(input.horizon_days);
  EXPECT_NEAR(observer.safe_house_days, area, 1e-9 * area);
  EXPECT_GT(area, 50000);
}

}  // namespace
}  // namespace nrmsim::model
