#include "analysis/comparison/wrap.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nrmsim::comparison {
namespace {

using testing::ElementsAre;

TEST(Wrapped, BreaksAtSpaces) {
  EXPECT_THAT(wrapped("people in safe houses", 12), ElementsAre("people in", "safe", "houses"));
  EXPECT_THAT(wrapped("short", 12), ElementsAre("short"));
  EXPECT_THAT(wrapped("", 12), ElementsAre(""));
}

TEST(Wrapped, CutsLongWordsBetweenCharacters) {
  EXPECT_THAT(wrapped("abcdefghij", 8), ElementsAre("abcdefgh", "ij"));
  EXPECT_THAT(wrapped("abcdefg\u00e9hi", 8), ElementsAre("abcdefg", "\u00e9hi"));
}

TEST(Paragraph, IndentsWhatFollows) {
  EXPECT_EQ(paragraph("aaaa bbbb cccc", 9), "aaaa bbbb\n  cccc\n");
}

}  // namespace
}  // namespace nrmsim::comparison
