#include "sim/engine/shapes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace nrmsim::engine {
namespace {

static_assert(Shape<Constant> && Shape<Weibull> && Shape<PiecewiseConstant>);

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Weibull, HasItsClosedForm) {
  const Weibull shape{1.7, 30};
  for (const double age : {0.01, 1.0, 30.0, 400.0}) {
    EXPECT_NEAR(shape.integral(age) / std::pow(age / 30, 1.7), 1, 1e-14);
    EXPECT_NEAR(shape.inverse(shape.integral(age)) / age, 1, 1e-14);
  }
  EXPECT_EQ(shape.integral(0), 0);
}

TEST(PiecewiseConstant, IntegratesItsSteps) {
  const PiecewiseConstant shape(3, {10, 20, 50}, {2, 0, 0.5, 0.25});
  EXPECT_EQ(shape.integral(0), 0);
  EXPECT_EQ(shape.integral(5), 10);
  EXPECT_EQ(shape.integral(10), 20);
  EXPECT_EQ(shape.integral(15), 20);
  EXPECT_EQ(shape.integral(30), 25);
  EXPECT_EQ(shape.integral(90), 45);
}

TEST(PiecewiseConstant, FindsTheSmallestAgeOfAnIntegral) {
  const PiecewiseConstant shape(3, {10, 20, 50}, {2, 0, 0.5, 0.25});
  EXPECT_EQ(shape.inverse(0), 0);
  EXPECT_EQ(shape.inverse(10), 5);
  EXPECT_EQ(shape.inverse(20), 10);
  EXPECT_EQ(shape.inverse(25), 30);
  EXPECT_EQ(shape.inverse(45), 90);
}

TEST(PiecewiseConstant, WithoutHazardAtTheEndMayNeverGetThere) {
  const PiecewiseConstant shape(1, {10}, {2, 0});
  EXPECT_EQ(shape.inverse(20), 10);
  EXPECT_EQ(shape.inverse(20.001), infinity);
  const PiecewiseConstant nothing(0, {}, {0});
  EXPECT_EQ(nothing.inverse(1), infinity);
}

}  // namespace
}  // namespace nrmsim::engine
