#include "sim/model/calendar_year.hpp"

#include <gtest/gtest.h>

namespace nrmsim::model {
namespace {

TEST(MonthStarts, AreTheFirstsOfTheMonths) {
  EXPECT_EQ(month_starts({2020, 1, 1}, 91), (std::vector<double>{0, 31, 60}))
      << "2020 is a leap year; the end is open";
  EXPECT_EQ(month_starts({2020, 1, 1}, 91.5), (std::vector<double>{0, 31, 60, 91}));
  EXPECT_EQ(month_starts({2019, 11, 15}, 80), (std::vector<double>{0, 16, 47, 78}))
      << "over the turn of a year";
  EXPECT_EQ(month_starts({2019, 11, 1}, 0), (std::vector<double>{0}));
}

TEST(MonthStarts, CountTwelveAYear) {
  EXPECT_EQ(month_starts({2014, 1, 1}, core::days_between({2014, 1, 1}, {2036, 1, 1})).size(), 22U * 12U);
}

}  // namespace
}  // namespace nrmsim::model
