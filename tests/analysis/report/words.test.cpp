#include "analysis/report/words.hpp"

#include <gtest/gtest.h>

namespace nrmsim::report {
namespace {

TEST(Words, SmallNumbersAreWords) {
  EXPECT_EQ(number_word(2), "two");
  EXPECT_EQ(number_word(10), "ten");
  EXPECT_EQ(number_word(1), "1");
  EXPECT_EQ(number_word(11), "11");
}

TEST(Words, MakeLabelsReadable) {
  EXPECT_EQ(readable("other_mixed"), "other mixed");
  EXPECT_EQ(readable("uk"), "UK");
  EXPECT_EQ(readable("home_office"), "Home Office");
  EXPECT_EQ(readable("garçons"), "garçons");
}

TEST(Words, TakeMarginsApart) {
  const Margin margin = margin_of("nationality: dual_uk");
  EXPECT_EQ(margin.margin, "nationality");
  EXPECT_EQ(margin.group, "UK and another");
  EXPECT_EQ(margin_of("women").margin, "");
}

TEST(Words, CountAndCapitalise) {
  EXPECT_EQ(counted(1, "draw", "draws"), "1 draw");
  EXPECT_EQ(counted(20, "draw", "draws"), "20 draws");
  EXPECT_EQ(capitalised("people"), "People");
  EXPECT_EQ(capitalised(""), "");
  EXPECT_EQ(period_words("2027-2035"), "2027 to 2035");
  EXPECT_EQ(period_words("2027-03"), "2027-03");
}

}  // namespace
}  // namespace nrmsim::report
