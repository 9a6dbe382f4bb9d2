#include "sim/observation/incidence.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace nrmsim::observation {
namespace {

constexpr double in_month(int month) {
  return (month + 0.5) * incidence_month_days;
}

// Worked by hand: 10 people. Month 0: 2 events, 1 competing, 2 censored, so 10 - 1 = 9 are exposed;
// month 1: 5 are left; 1 event. Month 3: 4 are left; 1 event, 1 competing, 2 censored, 3 exposed.
TEST(Incidence, AgreesWithASumWorkedByHand) {
  IncidenceCounts counts;
  for (int i = 0; i < 2; ++i) counts.add(in_month(0), RiskEnd::event);
  counts.add(in_month(0), RiskEnd::competing);
  for (int i = 0; i < 2; ++i) counts.add(in_month(0), RiskEnd::censored);
  counts.add(in_month(1), RiskEnd::event);
  counts.add(in_month(3), RiskEnd::event);
  counts.add(in_month(3), RiskEnd::competing);
  for (int i = 0; i < 2; ++i) counts.add(in_month(3), RiskEnd::censored);
  const auto estimate = counts.estimate();
  EXPECT_EQ(counts.people(), 10U);
  EXPECT_EQ(estimate[0], 0);
  EXPECT_DOUBLE_EQ(estimate[1], 2.0 / 9);
  EXPECT_DOUBLE_EQ(estimate[2], 2.0 / 9 + 6.0 / 9 * 1 / 5);
  EXPECT_DOUBLE_EQ(estimate[3], estimate[2]);
  EXPECT_DOUBLE_EQ(estimate[4], estimate[2] + 6.0 / 9 * 4 / 5 * 1 / 3);
  EXPECT_TRUE(std::isnan(estimate[5])) << "nobody is at risk any more";
}

TEST(Incidence, IsAShareWhereNobodyIsCensored) {
  IncidenceCounts counts;
  for (int i = 0; i < 30; ++i) counts.add(in_month(i), RiskEnd::event);
  for (int i = 0; i < 10; ++i) counts.add(in_month(2 * i), RiskEnd::competing);
  for (int i = 0; i < 60; ++i) counts.add(4000, RiskEnd::censored);
  const auto estimate = counts.estimate();
  for (std::size_t month = 1; month <= 30; ++month)
    EXPECT_NEAR(estimate[month], 0.01 * static_cast<double>(month), 1e-12);
  EXPECT_NEAR(estimate[60], 0.3, 1e-12);
}

TEST(Incidence, IsUnknownWithoutPeople) {
  EXPECT_TRUE(std::isnan(IncidenceCounts{}.estimate()[1]));
}

}  // namespace
}  // namespace nrmsim::observation
