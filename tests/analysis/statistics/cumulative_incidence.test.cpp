#include "analysis/statistics/cumulative_incidence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace nrmsim::statistics {
namespace {

TEST(AalenJohansen, OfAHandExample) {
  // 10 at risk: 2 of cause one, 1 of cause two; then 7, of whom 2 are censored (6 counted): 3 of cause one.
  //   F1 = 0.2, F2 = 0.1, S = 0.7; then F1 = 0.2 + 0.7 * 3/6 = 0.55, F2 = 0.1, S = 0.35.
  const std::vector<RiskBin> bins{{10, {2, 1}, 0}, {7, {3, 0}, 2}};
  const CumulativeIncidence curve = aalen_johansen(bins);
  EXPECT_DOUBLE_EQ(curve.by_cause[0][0], 0.2);
  EXPECT_DOUBLE_EQ(curve.by_cause[1][0], 0.1);
  EXPECT_DOUBLE_EQ(curve.by_cause[0][1], 0.55);
  EXPECT_DOUBLE_EQ(curve.by_cause[1][1], 0.1);
  EXPECT_DOUBLE_EQ(curve.event_free[1], 0.35);
}

TEST(AalenJohansen, WithoutCensoringIsTheShareOfTheCohort) {
  const std::vector<std::vector<double>> events{{5, 1}, {0, 4}, {7, 3}};
  const std::vector<double> censored{0, 0, 0};
  const CumulativeIncidence curve = aalen_johansen(bins_of_cohort(40, events, censored));
  EXPECT_DOUBLE_EQ(curve.by_cause[0][2], 12.0 / 40);
  EXPECT_DOUBLE_EQ(curve.by_cause[1][2], 8.0 / 40);
  EXPECT_DOUBLE_EQ(curve.event_free[2], 20.0 / 40);
}

TEST(AalenJohansen, OfOneCauseIsKaplanMeier) {
  // Deaths only, bins that end where somebody dies: S = 4/5 * 2/3, as in any textbook's product.
  const std::vector<RiskBin> bins{{5, {1}, 0}, {3, {1}, 0}};
  EXPECT_DOUBLE_EQ(aalen_johansen(bins).event_free[1], 4.0 / 5 * 2 / 3);
}

TEST(AalenJohansen, EndsWhereNobodyIsAtRisk) {
  const CumulativeIncidence curve = aalen_johansen(std::vector<RiskBin>{{1, {1}, 0}, {0, {0}, 0}});
  EXPECT_EQ(curve.by_cause[0][0], 1);
  EXPECT_TRUE(std::isnan(curve.by_cause[0][1]));
}

TEST(AalenJohansen, FollowsCompetingExponentials) {
  // Hazards 0.3 and 0.1 a year, follow-up uniform on 0 ... 6 years. Closed form: F_k(t) = h_k / h (1 - exp(-h
  // t)) with h = 0.4. Bins of 0.02 years, so that the actuarial convention costs far less than the bound.
  // With 200,000 people, of whom half are followed for 3 years, the standard error at 3 years is below
  // sqrt(0.25 / 100,000) = 0.0016; 5 of them (chance 6e-7 each) are 0.008.
  constexpr double width = 0.02;
  constexpr std::size_t count = 300;
  constexpr int people = 200000;
  std::mt19937_64 generator(2026);
  std::exponential_distribution<double> first(0.3), second(0.1);
  std::uniform_real_distribution<double> follow_up(0, width * count);
  std::vector<std::vector<double>> events(count, std::vector<double>(2, 0.0));
  std::vector<double> censored(count, 0.0);
  for (int i = 0; i < people; ++i) {
    const double a = first(generator), b = second(generator), end = follow_up(generator);
    const double time = std::min({a, b, end});
    const auto bin = std::min(static_cast<std::size_t>(time / width), count - 1);
    if (time == end)
      ++censored[bin];
    else
      ++events[bin][time == a ? 0 : 1];
  }
  const CumulativeIncidence curve = aalen_johansen(bins_of_cohort(people, events, censored));
  for (const std::size_t bin : {49U, 99U, 149U}) {
    const double all = 1 - std::exp(-0.4 * width * static_cast<double>(bin + 1));
    EXPECT_NEAR(curve.by_cause[0][bin], 0.75 * all, 0.008);
    EXPECT_NEAR(curve.by_cause[1][bin], 0.25 * all, 0.008);
    EXPECT_NEAR(curve.by_cause[0][bin] + curve.by_cause[1][bin] + curve.event_free[bin], 1, 1e-12);
  }
}

}  // namespace
}  // namespace nrmsim::statistics
