#include "analysis/comparison/columns.hpp"

#include <gtest/gtest.h>

namespace nrmsim::comparison {
namespace {

TEST(Columns, PutsNumbersToTheRight) {
  EXPECT_EQ(aligned({{"", "mean"}, {"referrals", "12"}, {"cases", "3"}}, 60, 12),
            "           mean\n"
            "referrals    12\n"
            "cases         3\n");
}

TEST(Columns, LeavesShortNamesWhole) {
  EXPECT_EQ(aligned({{"", "mean"}, {"p", "1"}}, 60, 12), "   mean\np     1\n");
}

TEST(Columns, CountsCharactersAndNotBytes) {
  EXPECT_EQ(aligned({{"", "mean"}, {"\u00e9", "1"}}, 60, 12), "   mean\n\u00e9     1\n");
  EXPECT_EQ(aligned({{"", "n"}, {"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 \u00e9", "1"}}, 60, 12),
            "          n\n\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 \u00e9  1\n");
}

TEST(Columns, WrapsTheFirstSoThatLinesFit) {
  EXPECT_EQ(aligned({{"", "mean"}, {"people in safe houses", "12"}}, 18, 7),
            "              mean\n"
            "people in       12\n"
            "  safe\n"
            "  houses\n");
}

TEST(Columns, DoesNotWrapTheFirstBelowTheNarrowest) {
  EXPECT_EQ(aligned({{"", "mean"}, {"people in safe houses", "12"}}, 8, 12),
            "              mean\n"
            "people in       12\n"
            "  safe\n"
            "  houses\n");
}

}  // namespace
}  // namespace nrmsim::comparison
