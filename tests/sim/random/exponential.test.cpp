#include "sim/random/exponential.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>

namespace nrmsim::random::ziggurat {
namespace {

TEST(Ziggurat, LayersHaveEqualAreasThatFillTheCurve) {
  const double area = (tail_start + 1) * std::exp(-tail_start);
  EXPECT_NEAR(table.edge[0] * std::exp(-tail_start), area, 1e-15);
  for (std::size_t i = 1; i < layers; ++i) {
    EXPECT_LT(table.edge[i + 1], table.edge[i]);
    EXPECT_NEAR(table.height[i], std::exp(-table.edge[i]), 1e-15) << i;
    EXPECT_NEAR(table.edge[i] * (table.height[i + 1] - table.height[i]), area, 1e-14) << i;
  }
  EXPECT_EQ(table.edge[layers], 0);
  EXPECT_EQ(table.height[layers], 1);
}

TEST(Ziggurat, FunctionsForItsTableAgreeWithTheLibrary) {
  for (double x = 0; x < 9; x += 0.0173) {
    EXPECT_NEAR(exp_minus(x) / std::exp(-x), 1, 2e-15) << x;
    EXPECT_NEAR(minus_log(std::exp(-x), x + 0.1), x, 1e-14) << x;
  }
}

}  // namespace
}  // namespace nrmsim::random::ziggurat
