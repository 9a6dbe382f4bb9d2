#include "sim/scenario/numbers.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>
#include <random>

namespace nrmsim::scenario {
namespace {

TEST(Numbers, ReadsOnlyWholeFiniteDecimals) {
  EXPECT_EQ(parse_number("-2.5e3"), -2500.0);
  EXPECT_EQ(parse_number("7"), 7.0);
  EXPECT_TRUE(same_bits(*parse_number("-0"), 0.0));
  for (const char* text :
       {"", "nan", ".nan", "inf", "-inf", ".inf", "1e999", "0x10", "1_000", "1,5", "5 ", " 5", "5x", "+5"})
    EXPECT_FALSE(parse_number(text)) << text;
  EXPECT_EQ(parse_whole("18446744073709551615"), UINT64_MAX);
  for (const char* text : {"18446744073709551616", "-1", "1.0", "1e3"})
    EXPECT_FALSE(parse_whole(text)) << text;
}

TEST(Numbers, WritesWhatReadsBack) {
  EXPECT_EQ(to_text(0.1), "0.1");
  EXPECT_EQ(to_text(100000), "100000");
  EXPECT_EQ(to_text(0), "0");
  EXPECT_EQ(to_text(1e300), "1.0e+300");
  std::mt19937_64 bits(1);
  for (int i = 0; i < 10000; ++i) {
    const double value = std::ldexp(static_cast<double>(bits() >> 11U), static_cast<int>(bits() % 600) - 300);
    EXPECT_TRUE(same_bits(std::strtod(to_text(value).c_str(), nullptr), value)) << to_text(value);
  }
}

TEST(Numbers, RoundsToNineDigits) {
  EXPECT_EQ(rounded_to_9_digits(1.23456789449), 1.23456789);
  EXPECT_EQ(rounded_to_9_digits(123456789.51), 123456790.0);
  EXPECT_EQ(rounded_to_9_digits(-2.0 / 3.0), -0.666666667);
  EXPECT_EQ(rounded_to_9_digits(0), 0);
}

}  // namespace
}  // namespace nrmsim::scenario
