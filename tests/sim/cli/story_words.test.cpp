#include "sim/cli/story_words.hpp"

#include <gtest/gtest.h>

namespace nrmsim::cli {
namespace {

TEST(PlainWords, HaveNoLabelsInThem) {
  EXPECT_EQ(in_plain_words({1, 7, "lives at", "own_accommodation"}),
            "came to live in another place (own accommodation)");
}

TEST(AStory, SaysWhereThePersonLivesOnceForEachMoment) {
  const std::vector<observation::HistoryEvent> history{{1, 7, "lives at", "own_accommodation"},
                                                       {1, 7, "turned 18", ""},
                                                       {1, 7, "lives at", "safe_house"},
                                                       {2, 7, "lives at", "foster"}};
  const auto told = as_told(history);
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told[0].what, "turned 18");
  EXPECT_EQ(told[1].detail, "safe_house");
  EXPECT_EQ(told[2].detail, "foster");
}

}  // namespace
}  // namespace nrmsim::cli
