#include "sim/core/nearest_name.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace nrmsim::core {
namespace {

TEST(NearestName, EditDistance) {
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("hazrad", "hazard"), 1U);  // neighbours swapped
  EXPECT_EQ(edit_distance("same", "same"), 0U);
}

TEST(NearestName, IsNear) {
  constexpr std::array<std::string_view, 3> names{"replications", "draws", "seed"};
  EXPECT_EQ(nearest_name("replicatons", names), "replications");
  EXPECT_EQ(nearest_name("drws", names), "draws");
  EXPECT_EQ(nearest_name("zzz", names), "");
  EXPECT_EQ(nearest_name("drw", names), "draws");  // two of five letters are left out
  EXPECT_EQ(nearest_name("ds", names), "");
  EXPECT_EQ(did_you_mean("drws", names), ", did you mean \"draws\"?");
  EXPECT_EQ(did_you_mean("drws", std::vector<std::string>{"seed", "draws"}), ", did you mean \"draws\"?");
  EXPECT_EQ(did_you_mean("zzz", names), "");
}

TEST(NearestName, IsHowANameBeginsWhereNoneIsNear) {
  constexpr std::array<std::string_view, 4> names{"support.offer_probability.adult",
                                                  "support.offer_probability", "support.capacity",
                                                  "missing.short_days"};
  EXPECT_EQ(nearest_name("support.offer", names), "support.offer_probability");
  EXPECT_EQ(nearest_name("suport.offer", names), "support.offer_probability");
  EXPECT_EQ(nearest_name("suport.ofer_prob", names), "");  // neither near nor how it begins
  EXPECT_EQ(nearest_name("support.of", names), "");        // two letters tell too little
  EXPECT_EQ(nearest_name("support", names), "support.capacity");
  EXPECT_EQ(nearest_name("support.capacity.safe_house.child", names), "");  // more parts than any has
  EXPECT_EQ(nearest_name("...", names), "");
  EXPECT_EQ(nearest_name("", names), "");
}

}  // namespace
}  // namespace nrmsim::core
