#include "analysis/comparison/number_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

namespace nrmsim::comparison {
namespace {

TEST(PlainNumber, IsShort) {
  EXPECT_EQ(plain_number(0.1), "0.1");
  EXPECT_EQ(plain_number(-0.0), "0");
  EXPECT_EQ(plain_number(1234567), "1234567");
  EXPECT_EQ(plain_number(std::numeric_limits<double>::quiet_NaN()), "");
}

RC_GTEST_PROP(PlainNumber, ReadsBackAsTheSame, (double value)) {
  RC_ASSERT(std::strtod(plain_number(value).c_str(), nullptr) == value);
}

TEST(Rounded, ShowsTwoDigitsOfTheUncertainty) {
  EXPECT_EQ(rounded(1234.5678, rounding_for(1234.6, 3.4)), "1,234.6");
  EXPECT_EQ(rounded(0.123456, rounding_for(0.12, 0.0034)), "0.1235");
  EXPECT_EQ(rounded(987654.3, rounding_for(987654, 5000)), "987,654");
}

TEST(Rounded, ShowsThreeDigitsOfACertainNumber) {
  EXPECT_EQ(rounded(0.123456, rounding_for(0.123456, 0)), "0.123");
  EXPECT_EQ(rounded(12.3456, rounding_for(12.3456, 0)), "12.3");
  EXPECT_EQ(rounded(0, rounding_for(0, 0)), "0");
}

TEST(Rounded, CountsLargeNumbersInMillions) {
  EXPECT_EQ(rounded(-12345678, rounding_for(12345678, 40000)), "-12.346m");
  EXPECT_EQ(rounded(2.5e10, rounding_for(2.5e10, 0)), "25.0bn");
  EXPECT_EQ(rounded(9999999, rounding_for(9999999, 0)), "9,999,999");
}

TEST(Rounded, NeverShowsMinusZero) {
  EXPECT_EQ(rounded(-0.001, Rounding{1, 1, ""}), "0.0");
  EXPECT_EQ(rounded(-0.0, Rounding{}), "0");
  EXPECT_EQ(rounded(std::numeric_limits<double>::quiet_NaN(), Rounding{}), "-");
}

TEST(Rounded, GroupsThousands) {
  EXPECT_EQ(rounded(999, Rounding{}), "999");
  EXPECT_EQ(rounded(1000, Rounding{}), "1,000");
  EXPECT_EQ(rounded(-123456, Rounding{}), "-123,456");
}

}  // namespace
}  // namespace nrmsim::comparison
