#include "sim/cli/story_choice.hpp"

#include <gtest/gtest.h>

#include "sim/cli/story_words.hpp"

namespace nrmsim::cli {
namespace {

using observation::HistoryEvent;

TEST(StoryChoice, CountsWhoDiffersAndHow) {
  // 1: the same; 2: another day; 3: something else; 4: in one scenario only.
  const History a{{1, 1, "identified", "consented"}, {2, 2, "moved", ""}, {3, 3, "got", "counselling"}};
  const History b{
      {1, 1, "identified", "consented"}, {2.5, 2, "moved", ""}, {3, 3, "got", "legal"}, {4, 4, "moved", ""}};
  const StoryChoice choice = choose_story(a, b);
  EXPECT_EQ(choice.people, 4U);
  EXPECT_EQ(choice.differ, 3U);
  EXPECT_EQ(choice.otherwise, 2U);
  EXPECT_TRUE(choice.person == 3U || choice.person == 4U);
}

TEST(StoryChoice, FallsBackOnAnotherDay) {
  const History a{{2, 2, "moved", ""}};
  const History b{{2.5, 2, "moved", ""}};
  EXPECT_EQ(choose_story(a, b).person, 2U);
  EXPECT_FALSE(choose_story(a, a).person);
}

TEST(StoryChoice, DependsOnTheNumbersOfPeopleAlone) {
  // The same people with other events: the same choice, in whichever order they come.
  History a;
  History b;
  History c;
  for (std::uint64_t person = 1; person < 50; ++person) {
    a.push_back({1, person, "moved", ""});
    b.push_back({1, person, "turned 18", ""});
    c.insert(c.begin(), {1, person, "exploited again", "former group"});
  }
  EXPECT_EQ(choose_story(a, b).person, choose_story(a, c).person);
}

TEST(StoryChoice, FindsWhatIsShared) {
  const History a{{1, 1, "identified", "consented"}, {2, 1, "moved", ""}, {3, 2, "moved", ""}};
  const History b{{1, 1, "identified", "consented"}, {2, 1, "turned 18", ""}};
  EXPECT_EQ(events_of(a, 1).size(), 2U);
  EXPECT_EQ(shared_events(events_of(a, 1), b), 1U);
}

TEST(StoryWords, ArePlain) {
  EXPECT_EQ(in_plain_words({1, 1, "exploited again", "former group"}),
            "was exploited again, by the same traffickers");
  EXPECT_EQ(in_plain_words({1, 1, "got", "counselling"}), "got a service (counselling)");
  EXPECT_EQ(in_plain_words({1, 1, "went missing", ""}), "went missing");
  EXPECT_EQ(in_plain_words({1, 1, "something new", "with detail"}), "something new (with detail)");
}

}  // namespace
}  // namespace nrmsim::cli
