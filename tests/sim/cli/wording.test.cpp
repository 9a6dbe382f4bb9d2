#include "sim/cli/wording.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace nrmsim::cli {
namespace {

TEST(Duration, UsesTheUnitThatReadsBest) {
  EXPECT_EQ(duration(0), "0.0 s");
  EXPECT_EQ(duration(0.42), "0.4 s");
  EXPECT_EQ(duration(9.96), "10 s");
  EXPECT_EQ(duration(59.4), "59 s");
  EXPECT_EQ(duration(59.6), "1 min 00 s");
  EXPECT_EQ(duration(200), "3 min 20 s");
  EXPECT_EQ(duration(3599.6), "1 h 00 min");
  EXPECT_EQ(duration(7500), "2 h 05 min");
  EXPECT_EQ(duration(273600), "3 d 4 h");
}

TEST(Duration, SaysWhatItDoesNotKnow) {
  EXPECT_EQ(duration(-1), "unknown");
  EXPECT_EQ(duration(std::numeric_limits<double>::quiet_NaN()), "unknown");
  EXPECT_EQ(duration(std::numeric_limits<double>::infinity()), "unknown");
  EXPECT_EQ(duration(1e300), "more than 30,000 years");
}

TEST(Bytes, ChangesUnitEvery1024) {
  EXPECT_EQ(bytes(0), "0 bytes");
  EXPECT_EQ(bytes(1023), "1023 bytes");
  EXPECT_EQ(bytes(1024), "1.0 KiB");
  EXPECT_EQ(bytes(128 * 1024), "128 KiB");
  EXPECT_EQ(bytes(1024 * 1024), "1.0 MiB");
  EXPECT_EQ(bytes(1.5 * 1024 * 1024 * 1024), "1.5 GiB");
}

TEST(Grouped, PutsACommaBetweenThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(grouped(18446744073709551615U), "18,446,744,073,709,551,615");
}

TEST(Counted, AgreesInNumber) {
  EXPECT_EQ(counted(1, "draw", "draws"), "1 draw");
  EXPECT_EQ(counted(0, "draw", "draws"), "0 draws");
  EXPECT_EQ(counted(2000, "draw", "draws"), "2,000 draws");
}

}  // namespace
}  // namespace nrmsim::cli
