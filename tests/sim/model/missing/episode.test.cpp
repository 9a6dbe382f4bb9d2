#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <set>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::missing {
namespace {

using namespace model::testing;

struct Episodes : Timed {
  std::array<double, 4> ends{};
  std::vector<double> lengths;
  double begun = 0;
  std::map<std::uint64_t, double> arrived, first_episode;
  void identified(const Person& p, bool) override { arrived[p.entity] = now; }
  void missing_started(const Person& p, bool after_contact) override {
    EXPECT_FALSE(after_contact);
    ++begun;
    first_episode.try_emplace(p.entity, now);
  }
  void missing_ended(const Person&, MissingEnd end, double days) override {
    ++ends[index_of(end)];
    lengths.push_back(days);
  }
  double mean_length() const {
    double sum = 0;
    for (const double days : lengths) sum += days;
    return sum / static_cast<double>(lengths.size());
  }
};

Input adults_at_home(double hazard_per_year) {
  Input input = refused_adults(10, {2019, 1, 1}, {2024, 1, 1});
  input.parameters.missing.hazard_per_year[index_of(Whereabouts::own_accommodation)][0] = hazard_per_year;
  input.parameters.missing.short_share = 1;
  input.parameters.missing.short_days = 5;
  return input;
}

TEST(Frailty, HasMeanOneAndTheLogarithmItsStandardDeviation) {
  constexpr double sd = 0.8;
  Input input = refused_adults(20, {2019, 1, 1}, {2024, 1, 1});
  input.parameters.missing.frailty_sd_log = sd;
  struct Frailties : Timed {
    double n = 0, sum = 0, sum_log = 0, sum_log_squared = 0;
    void identified(const Person& p, bool) override {
      const double f = static_cast<double>(p.frailty);
      ++n;
      sum += f;
      sum_log += std::log(f);
      sum_log_squared += std::log(f) * std::log(f);
    }
  } observer;
  run_once(input, observer);
  const double n = observer.n;
  EXPECT_NEAR(observer.sum / n, 1, mean_bound(std::sqrt(std::expm1(sd * sd)), n));
  const double mean_log = observer.sum_log / n;
  EXPECT_NEAR(mean_log, -sd * sd / 2, mean_bound(sd, n));
  // The variance of a sample variance of normals is 2 sd^4 / n.
  EXPECT_NEAR(observer.sum_log_squared / n - mean_log * mean_log, sd * sd,
              mean_bound(std::sqrt(2) * sd * sd, n));
}

TEST(Episode, EndsInTheSharesGiven) {
  Input input = adults_at_home(3);
  auto& p = input.parameters;
  p.missing.exploited_probability = 0.2;
  p.missing.for_good_probability = 0.1;
  p.exploitation.spell_days = 5;
  Episodes observer;
  run_once(input, observer);
  const auto n = static_cast<double>(observer.lengths.size());
  ASSERT_GT(n, 10000);
  EXPECT_NEAR(observer.ends[index_of(MissingEnd::exploited)], 0.2 * n, binomial_bound(n, 0.2));
  EXPECT_NEAR(observer.ends[index_of(MissingEnd::never_found)], 0.1 * n, binomial_bound(n, 0.1));
  EXPECT_NEAR(observer.ends[index_of(MissingEnd::returned)], 0.7 * n, binomial_bound(n, 0.7));
}

// A mixture of two exponentials; the response doubles the rate of both.
TEST(Episode, LastsShortOrLongAndLessWithMoreResponse) {
  for (const double response : {1.0, 2.0}) {
    Input input = adults_at_home(2);
    auto& m = input.parameters.missing;
    m.short_share = 0.8;
    m.short_days = 4;
    m.long_days = 30;
    fill(m.response_probability, 1);
    m.response_capacity = no_limit_on_places;
    m.response_strengthened = 1;
    m.response_ratio = response;
    Episodes observer;
    run_once(input, observer);
    const double mean = (0.8 * 4 + 0.2 * 30) / response;
    const double second_moment = 2 * (0.8 * 16 + 0.2 * 900) / (response * response);
    const auto n = static_cast<double>(observer.lengths.size());
    // Episodes that the horizon cuts off are missing from the sample: fewer than a share of 30 days in 1826
    // of the long ones.
    EXPECT_NEAR(observer.mean_length(), mean,
                mean_bound(std::sqrt(second_moment - mean * mean), n) + 0.2 * 30 * 30 / 1826 * 2);
  }
}

// With levels 4, 2, 1 before 7 days, before 30 days and after, the chance of no episode within t is
// exp(-h * integral of the level); people observed for 60 days.
TEST(Episode, ComesSoonerInTheFirstDaysAtAPlace) {
  Input input = adults_at_home(2);
  auto& m = input.parameters.missing;
  m.early_ratio[0] = 4;
  m.early_ratio[1] = 2;
  Episodes observer;
  run_once(input, observer);
  const std::array<double, 3> days{7, 30, 60};
  const std::array<double, 3> integral{28, 28 + 46, 28 + 46 + 30};
  double n = 0;
  std::array<double, 3> within{};
  for (const auto& [person, arrived] : observer.arrived) {
    if (arrived > input.horizon_days - 60) continue;
    ++n;
    const auto first = observer.first_episode.find(person);
    for (std::size_t i = 0; i < 3; ++i)
      within[i] += first != observer.first_episode.end() && first->second - arrived <= days[i];
  }
  for (std::size_t i = 0; i < 3; ++i) {
    const double share = -std::expm1(-2 / 365.25 * integral[i]);
    EXPECT_NEAR(within[i], n * share, binomial_bound(n, share)) << "within " << days[i] << " days";
  }
}

// Rate of the first episode, by exposure: factors on the hazard multiply it.
double first_episodes_a_year(const Input& input) {
  Episodes observer;
  run_once(input, observer);
  double years = 0;
  for (const auto& [person, arrived] : observer.arrived) {
    const auto first = observer.first_episode.find(person);
    const double end = first == observer.first_episode.end() ? input.horizon_days : first->second;
    years += (end - arrived) / 365.25;
  }
  return static_cast<double>(observer.first_episode.size()) / years;
}

TEST(Hazard, MultipliesItsFactors) {
  Input input = adults_at_home(1.5);
  input.parameters.missing.ratio_outside_support = 0.5;
  input.parameters.missing.trust_ratio = 0.25;
  input.parameters.recovery.trust_at_first = 0.5;
  const double expected = 1.5 * 0.5 * 0.5;
  // About 18,000 first episodes: a relative standard error of 1 / sqrt(n).
  EXPECT_NEAR(first_episodes_a_year(input), expected, expected * two_sided_z / std::sqrt(8000.0));
}

TEST(Limits, NobodyIsMissingWhereNothingMakesThem) {
  Episodes observer;
  run_once(adults_at_home(0), observer);
  EXPECT_EQ(observer.begun, 0);
  EXPECT_GT(observer.arrived.size(), 10000U);
}

}  // namespace
}  // namespace nrmsim::model::missing
