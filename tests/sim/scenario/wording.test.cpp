#include "sim/scenario/wording.hpp"

#include <gtest/gtest.h>

#include <array>

namespace nrmsim::scenario {
namespace {

TEST(Wording, UnknownNamesTheNearest) {
  constexpr std::array<std::string_view, 3> names{"replications", "draws", "seed"};
  EXPECT_EQ(unknown("key", "drws", names), "unknown key \"drws\", did you mean \"draws\"?");
  EXPECT_EQ(unknown("key", "zzz", names), "unknown key \"zzz\"");
}

TEST(Wording, Lists) {
  constexpr std::array<std::string_view, 3> names{"a", "b", "c"};
  EXPECT_EQ(one_of(names), "a, b or c");
  EXPECT_EQ(one_of(names, 2), "a, b or 1 more");
}

}  // namespace
}  // namespace nrmsim::scenario
