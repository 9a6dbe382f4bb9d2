#include "sim/core/date.hpp"

#include <gtest/gtest.h>

namespace nrmsim::core {
namespace {

TEST(Date, CountsDaysAsTheCalendarDoes) {
  EXPECT_EQ(days_since_1970({1970, 1, 1}), 0);
  EXPECT_EQ(days_since_1970({2000, 3, 1}), 11017);  // 30 * 365, 7 leap days before 2000, 31 + 29 days of it
  EXPECT_EQ(days_since_1970({1969, 12, 31}), -1);
  EXPECT_EQ(days_between({2024, 2, 28}, {2024, 3, 1}), 2);
  EXPECT_EQ(days_between({2023, 2, 28}, {2023, 3, 1}), 1);
  for (int days = -40000; days < 80000; ++days)
    ASSERT_EQ(days_since_1970(date_from_days_since_1970(days)), days);
}

TEST(Date, OfAPointInTimeIsTheDayThatHasBegun) {
  EXPECT_EQ(date_at({2024, 2, 28}, 0), (Date{2024, 2, 28}));
  EXPECT_EQ(date_at({2024, 2, 28}, 1.999), (Date{2024, 2, 29}));
  EXPECT_EQ(date_at({2024, 2, 28}, 2), (Date{2024, 3, 1}));
  EXPECT_EQ(date_at({2024, 1, 1}, -0.25), (Date{2023, 12, 31}));
}

TEST(Date, IsReadInOneWayOnly) {
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
  EXPECT_EQ(to_string({2024, 2, 29}), "2024-02-29");
  for (const char* text : {"", "2023-02-29", "2024-2-29", "2024-02-30", "24-02-29", "2024-02-29 ",
                           "2024/02/29", "2024-13-01", "2024-00-10", "+024-01-01", "2024-01-1x"})
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

}  // namespace
}  // namespace nrmsim::core
