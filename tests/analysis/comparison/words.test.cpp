#include "analysis/comparison/words.hpp"

#include <gtest/gtest.h>

#include <array>

namespace nrmsim::comparison {
namespace {

TEST(ScaleNote, SaysHowManyPeopleOneStandsFor) {
  EXPECT_EQ(scale_note(0.2),
            "Scale 0.2: counts are reported at full scale; each synthetic person stands for 5.");
  EXPECT_EQ(scale_note(0.3),
            "Scale 0.3: counts are reported at full scale; each synthetic person stands for 3.33.");
  EXPECT_EQ(scale_note(0.00001),
            "Scale 1e-05: counts are reported at full scale; each synthetic person stands for 100,000.");
  EXPECT_EQ(scale_note(0.0010003),
            "Scale 0.0010003: counts are reported at full scale; each synthetic person stands for 1,000.");
  EXPECT_EQ(scale_note(10),
            "Scale 10: counts are reported at full scale; 10 synthetic people stand for one.");
}

TEST(UnknownText, NamesTheNearest) {
  const std::array<std::string, 2> names{"reexploited_people", "missing_episodes"};
  EXPECT_EQ(unknown_text("outcome", "mising_episodes", names),
            "there is no outcome \"mising_episodes\", did you mean \"missing_episodes\"?");
  EXPECT_EQ(unknown_text("outcome", "cost", names), "there is no outcome \"cost\"");
}

}  // namespace
}  // namespace nrmsim::comparison
