#include "analysis/comparison/label_period.hpp"

#include <gtest/gtest.h>

namespace nrmsim::comparison {
namespace {

TEST(LabelPeriod, ReadsYearsAndMonths) {
  EXPECT_EQ(period_of("2027")->start, (core::Date{2027, 1, 1}));
  EXPECT_EQ(period_of("2027")->end, (core::Date{2028, 1, 1}));
  EXPECT_EQ(period_of("2027-03")->start, (core::Date{2027, 3, 1}));
  EXPECT_EQ(period_of("2027-03")->end, (core::Date{2027, 4, 1}));
  EXPECT_EQ(period_of("2027-12")->end, (core::Date{2028, 1, 1}));
}

TEST(LabelPeriod, ReadsNothingElse) {
  for (const char* text : {"", "all", "7+", "20277", "2027-13", "20x7", "2027-1", "2027-03-01"})
    EXPECT_FALSE(period_of(text)) << text;
}

TEST(LabelPeriod, KnowsAnAxisOfTime) {
  EXPECT_TRUE(is_period_axis({"when", "", "", {"2026", "2027"}, {}}));
  EXPECT_TRUE(is_period_axis({"when", "", "", {"all", "2026-01"}, {}}));
  EXPECT_FALSE(is_period_axis({"group", "", "", {"all"}, {}}));
  EXPECT_FALSE(is_period_axis({"referrals", "", "", {"1", "2", "7+"}, {}}));
  EXPECT_FALSE(is_period_axis({"duration", "", "d", {}, {182.625}}));
}

TEST(LabelPeriod, NamesAStretch) {
  EXPECT_EQ(span_text("2027", "2035"), "2027-2035");
  EXPECT_EQ(span_text("2027-01", "2035-12"), "2027-01 to 2035-12");
  EXPECT_EQ(span_text("2027", "2027"), "2027");
}

}  // namespace
}  // namespace nrmsim::comparison
