#include "sim/verification/faults.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "sim/verification/check.hpp"

namespace nrmsim::verification {
namespace {

TEST(Faults, AreCountedAndTheFirstIsKept) {
  Faults faults;
  EXPECT_TRUE(faults.same(3U, 3.0, "places"));
  EXPECT_TRUE(without("nothing", faults).passed);
  faults.on_day(12.5);
  EXPECT_FALSE(faults.same(3U, 4, "places", "foster"));
  EXPECT_FALSE(faults.holds(false, "something else"));
  EXPECT_EQ(faults.count(), 2U);
  EXPECT_EQ(faults.first(), "day 12.5: places of foster: 3 found, 4 expected");
  EXPECT_FALSE(without("two", faults).passed);
}

TEST(Check, PassesUpToItsBoundAndNeverForNoNumber) {
  EXPECT_TRUE(near("a", 1, 1.5, 0.5).passed);
  EXPECT_FALSE(near("a", 1, 1.51, 0.5).passed);
  EXPECT_FALSE(near("a", 1, 0.49, 0.5).passed);
  EXPECT_FALSE(near("a", 1, std::numeric_limits<double>::quiet_NaN(), 0.5).passed);
}

}  // namespace
}  // namespace nrmsim::verification
