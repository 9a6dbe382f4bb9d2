#include "analysis/comparison/sparkline.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "analysis/comparison/columns.hpp"

namespace nrmsim::comparison {
namespace {

TEST(Sparkline, HasALineAtZeroAndBarsBesideIt) {
  // Steps of one: two values in the first below 0, one in each of the others but the last, which has four.
  const std::vector<double> values{-4.5, -4.2, -3.5, -2.5, -1.5, -0.5, 0.5, 1.5,
                                   2.5,  3.5,  4.2,  4.5,  4.7,  5,    -5};
  EXPECT_EQ(sparkline(values, Characters::blocks), "▆▂▂▂▂│▂▂▂▂█");
  EXPECT_EQ(sparkline(values, Characters::plain), "+....|....#");
}

TEST(Sparkline, HasOneSideWhereAllValuesAreOnIt) {
  const std::vector<double> values{1, 2, 3, 9.5, 10};
  EXPECT_EQ(sparkline(values, Characters::plain), "| :::     #");  // at 1, 2 and 3, and two in the last step
  const std::vector<double> turned{-1, -2, -3, -9.5, -10};
  EXPECT_EQ(sparkline(turned, Characters::plain).back(), '|');
}

TEST(Sparkline, IsEmptyWithoutAShape) {
  EXPECT_EQ(sparkline(std::vector<double>{1, 2, 3, 4}, Characters::plain), "");
  EXPECT_EQ(sparkline(std::vector<double>(20, 0.0), Characters::plain), "");
  EXPECT_EQ(sparkline(std::vector<double>(20, std::numeric_limits<double>::quiet_NaN()), Characters::plain),
            "");
}

TEST(Sparkline, IsAlwaysElevenCharacters) {
  for (const double high : {0.0, 1e-9, 1.0, 1e9})
    for (const double low : {-1e9, -1.0, -1e-9, 0.0}) {
      const std::vector<double> values{low, low / 2, 0, high / 3, high, high};
      const std::string text = sparkline(values, Characters::blocks);
      EXPECT_TRUE(text.empty() ? low == high : length_of(text) == 11) << low << ' ' << high << ' ' << text;
    }
}

}  // namespace
}  // namespace nrmsim::comparison
