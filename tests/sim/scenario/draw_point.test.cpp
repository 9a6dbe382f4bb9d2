#include "sim/scenario/draw_point.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace nrmsim::scenario {
namespace {

TEST(DrawPoint, ADrawDoesNotDependOnHowManyDimensionsAreAskedFor) {
  const std::vector<double> few = DrawPoint::sobol(5, 17).coordinates(3);
  const std::vector<double> many = DrawPoint::sobol(5, 17).coordinates(300);
  EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin()));
}

TEST(DrawPoint, SeedsAndDrawsDiffer) {
  EXPECT_NE(DrawPoint::sobol(1, 0).coordinates(2), DrawPoint::sobol(2, 0).coordinates(2));
  EXPECT_NE(DrawPoint::sobol(1, 0).coordinates(2), DrawPoint::sobol(1, 1).coordinates(2));
  EXPECT_EQ(DrawPoint::sobol(1, 3).coordinates(2), DrawPoint::sobol(1, 3).coordinates(2));
  EXPECT_TRUE(DrawPoint::sobol(1, 0).coordinates(0).empty());
  EXPECT_TRUE(DrawPoint::central().is_central());
}

// What makes the points a scrambled Sobol sequence, by definition and without chance: the first 2^m points
// have exactly one coordinate in each of 2^m equal cells of every dimension, and dimensions 1 and 2 are a (0,
// m, 2)-net: one point in every cell of every division into 2^j times 2^(m-j).
TEST(DrawPoint, EveryDimensionIsStratified) {
  constexpr std::uint32_t points = 64, dimensions = 260;
  std::vector<std::set<int>> cells(dimensions);
  for (std::uint32_t i = 0; i < points; ++i) {
    const std::vector<double> point = DrawPoint::sobol(99, i).coordinates(dimensions);
    for (std::uint32_t d = 0; d < dimensions; ++d) {
      ASSERT_GT(point[d], 0);
      ASSERT_LT(point[d], 1);
      cells[d].insert(static_cast<int>(point[d] * points));
    }
  }
  for (const std::set<int>& hit : cells) EXPECT_EQ(hit.size(), points);
}

TEST(DrawPoint, TheFirstTwoDimensionsAreANet) {
  constexpr int m = 6;
  std::vector<std::vector<double>> points;
  for (std::uint32_t i = 0; i < 1U << m; ++i) points.push_back(DrawPoint::sobol(3, i).coordinates(2));
  for (int j = 0; j <= m; ++j) {
    std::set<std::pair<int, int>> cells;
    for (const std::vector<double>& p : points)
      cells.emplace(static_cast<int>(p[0] * (1 << j)), static_cast<int>(p[1] * (1 << (m - j))));
    EXPECT_EQ(cells.size(), points.size()) << j;
  }
}

// Over seeds, the coordinate of a scrambled point is uniform: its mean over n seeds has the standard error
// sqrt(1/12/n). 5.03 of those leave a false alarm of 5e-7 a side, 1e-6 a look; 20 looks share it at 5.6.
TEST(DrawPoint, ScramblingIsUniformOverSeeds) {
  constexpr std::uint32_t seeds = 4000;
  std::vector<double> sum(20, 0.0);
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    const std::vector<double> point = DrawPoint::sobol(seed, 0).coordinates(20);
    for (std::size_t d = 0; d < sum.size(); ++d) sum[d] += point[d];
  }
  for (const double s : sum) EXPECT_LT(std::abs(s / seeds - 0.5), 5.6 * std::sqrt(1.0 / 12 / seeds));
}

}  // namespace
}  // namespace nrmsim::scenario
