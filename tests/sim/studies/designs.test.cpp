#include "sim/studies/designs.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace nrmsim::studies {
namespace {

TEST(SaltelliDesign, ChangesOneInputAtATime) {
  constexpr std::size_t parameters = 3;
  const auto rows = saltelli_design(7, 16, parameters);
  ASSERT_EQ(rows.size(), 16 * (parameters + 3));
  for (std::size_t first = 0; first < rows.size(); first += parameters + 3) {
    const DesignPoint& a = rows[first];
    const DesignPoint& b = rows[first + parameters + 2];
    for (std::size_t k = 0; k < parameters; ++k) {
      const DesignPoint& ab = rows[first + 1 + k];
      EXPECT_EQ(ab.luck, a.luck);
      for (std::size_t j = 0; j < parameters; ++j)
        EXPECT_EQ(ab.coordinates[j], j == k ? b.coordinates[j] : a.coordinates[j]);
    }
    EXPECT_EQ(rows[first + parameters + 1].coordinates, a.coordinates);
    EXPECT_EQ(rows[first + parameters + 1].luck, b.luck);
    EXPECT_NE(a.luck, b.luck);
  }
}

TEST(SaltelliDesign, GrowsWithoutChangingWhatIsThere) {
  const auto few = saltelli_design(3, 4, 2);
  const auto many = saltelli_design(3, 9, 2);
  for (std::size_t i = 0; i < few.size(); ++i) {
    EXPECT_EQ(few[i].coordinates, many[i].coordinates);
    EXPECT_EQ(few[i].luck, many[i].luck);
  }
}

TEST(MorrisDesign, StepsOnceAlongEveryParameter) {
  constexpr std::size_t parameters = 5;
  const MorrisDesign design = morris_design(11, 40, parameters);
  ASSERT_EQ(design.points.size(), 40 * (parameters + 1));
  ASSERT_EQ(design.steps.size(), 40 * parameters);
  std::set<double> levels;
  for (std::size_t t = 0; t < 40; ++t) {
    std::set<std::size_t> seen;
    for (std::size_t k = 0; k < parameters; ++k) {
      const auto& from = design.points[t * (parameters + 1) + k];
      const auto& to = design.points[t * (parameters + 1) + k + 1];
      const MorrisStep& step = design.steps[t * parameters + k];
      EXPECT_EQ(from.luck, t);
      EXPECT_EQ(to.luck, t);
      seen.insert(step.parameter);
      for (std::size_t j = 0; j < parameters; ++j) {
        levels.insert(from.coordinates[j]);
        EXPECT_DOUBLE_EQ(to.coordinates[j] - from.coordinates[j],
                         j == step.parameter ? 0.5 * step.direction : 0);
      }
    }
    EXPECT_EQ(seen.size(), parameters);
  }
  EXPECT_EQ(levels, (std::set<double>{0.125, 0.375, 0.625, 0.875}));
}

TEST(MorrisDesign, BeginsAtEachLevelAsOften) {
  // 4,000 starts of 4 levels: 1,000 each with a standard deviation of 27.4; five of them are left with a
  // chance of 6e-7 each.
  int lowest = 0;
  const MorrisDesign design = morris_design(2, 4000, 1);
  for (std::size_t t = 0; t < 4000; ++t) lowest += design.points[2 * t].coordinates[0] == 0.125 ? 1 : 0;
  EXPECT_NEAR(lowest, 1000, 137);
}

}  // namespace
}  // namespace nrmsim::studies
