#include "sim/core/math.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "tests/digest.hpp"

namespace nrmsim::core {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// The oracle is the C library in long double, whose 11 further bits make its own error invisible here.
double units_in_last_place(double value, long double exact) {
  const double nearest = static_cast<double>(exact);
  const double spacing = std::nextafter(std::fabs(nearest), infinity) - std::fabs(nearest);
  return static_cast<double>(std::fabs(static_cast<long double>(value) - exact)) / spacing;
}

std::vector<double> grid(double low, double high) {
  std::vector<double> x;
  for (int i = 0; i < 20000; ++i) x.push_back(low + (high - low) * (i + 0.5) / 20000);
  return x;
}

TEST(PortableMath, IsWithinOneUnitInTheLastPlace) {
  for (const double x : grid(0, 50)) {
    const auto wide = static_cast<long double>(x);
    EXPECT_LE(units_in_last_place(portable::log(x), std::log(wide)), 1.001) << x;
    EXPECT_LE(units_in_last_place(portable::log1p(x - 0.9), std::log1p(static_cast<long double>(x - 0.9))),
              1.001)
        << x;
    EXPECT_LE(units_in_last_place(portable::exp(-x), std::exp(-wide)), 1.001) << x;
    EXPECT_LE(units_in_last_place(portable::expm1(x - 25), std::expm1(static_cast<long double>(x - 25))),
              1.001)
        << x;
    EXPECT_LE(units_in_last_place(portable::pow(x, 0.73), std::pow(wide, static_cast<long double>(0.73))),
              1.001)
        << x;
    EXPECT_LE(units_in_last_place(portable::sin(x), std::sin(wide)), 1.001) << x;
    EXPECT_LE(units_in_last_place(portable::cos(x), std::cos(wide)), 1.001) << x;
  }
}

TEST(PortableMath, TreatsTheEndsAsTheStandardSays) {
  EXPECT_EQ(portable::log(0.0), -infinity);
  EXPECT_TRUE(std::isnan(portable::log(-1.0)));
  EXPECT_EQ(portable::log(1.0), 0.0);
  EXPECT_EQ(portable::log(infinity), infinity);
  EXPECT_EQ(portable::log1p(-1.0), -infinity);
  EXPECT_EQ(portable::exp(0.0), 1.0);
  EXPECT_EQ(portable::exp(-infinity), 0.0);
  EXPECT_EQ(portable::exp(800.0), infinity);
  EXPECT_EQ(portable::expm1(-infinity), -1.0);
  EXPECT_EQ(portable::pow(0.0, 2.0), 0.0);
  EXPECT_EQ(portable::pow(3.0, 0.0), 1.0);
  EXPECT_EQ(portable::pow(infinity, 0.5), infinity);
  EXPECT_EQ(portable::cos(0.0), 1.0);
}

// A snapshot: it says nothing about correctness, but a compiler, an optimisation level or a version of the
// library that changes a single bit turns it red.
TEST(PortableMath, KeepsItsBits) {
  test::Digest digest;
  for (const double x : grid(0, 50)) {
    for (const double y : {portable::log(x), portable::log1p(x), portable::exp(-x), portable::expm1(x - 25),
                           portable::pow(x, 0.73), portable::sin(x), portable::cos(x)}) {
      digest.add(y);
    }
  }
  EXPECT_EQ(digest.value(), 0xB97F26670E4D2728U);
}

}  // namespace
}  // namespace nrmsim::core
