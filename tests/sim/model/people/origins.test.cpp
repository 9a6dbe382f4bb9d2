#include "sim/model/people/origins.hpp"

#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "sim/random/draws.hpp"
#include "tests/sim/model/bounds.hpp"

namespace nrmsim::model::people {
namespace {

using testing::chi_square;
using testing::chi_square_bound;

TEST(Pick, TakesEachPositionForItsPartOfTheUnitInterval) {
  const std::array weights{2.0, 0.0, 1.0, 1.0};
  EXPECT_EQ(pick(weights, 1e-12), 0U);
  EXPECT_EQ(pick(weights, 0.4999), 0U);
  EXPECT_EQ(pick(weights, 0.5001), 2U);
  EXPECT_EQ(pick(weights, 0.7499), 2U);
  EXPECT_EQ(pick(weights, 0.7501), 3U);
  EXPECT_EQ(pick(weights, 1 - 1e-16), 3U);
}

TEST(Pick, NeverTakesAWeightOfZero) {
  const std::array weights{0.0, 0.0, 5.0, 0.0};
  for (const double u : {0.0, 0.3, 1.0}) EXPECT_EQ(pick(weights, u), 2U);
  EXPECT_EQ(pick(std::array{0.0, 0.0}, 0.7), 0U) << "nothing to choose from";
}

std::vector<core::WeightedRow> table() {
  std::vector<core::WeightedRow> rows;
  double weight = 1;
  for (std::uint8_t age = 0; age < 3; ++age)
    for (std::uint8_t sex = 0; sex < 2; ++sex)
      for (std::uint8_t nationality = 0; nationality < 4; ++nationality)
        for (std::uint8_t type = 0; type < 3; ++type) {
          const auto responder = static_cast<std::uint8_t>((sex + nationality + type) % 4);
          rows.push_back({{responder, age, sex, nationality, type}, weight});
          weight = weight < 9 ? weight + 1 : 1;
        }
  return rows;
}

// Rows of unknown age count for both classes in the share given, so an origin's weight in class a is the sum
// over its rows of that class and its part of the unknown ones. 23 degrees of freedom.
TEST(Origins, ReproduceTheJointDistributionWithUnknownAgesSharedOut) {
  Parameters parameters{};
  parameters.age_unknown_child_share = 0.3;
  const auto rows = table();
  const Origins origins(rows, parameters);
  const random::ReplicationKey key(1, 2, 3);
  for (const AgeClass age : {AgeClass::adult, AgeClass::child}) {
    std::map<std::array<std::uint8_t, 4>, double> expected_of;
    double total = 0;
    for (const auto& row : rows) {
      const double unknown = age == AgeClass::child ? 0.3 : 0.7;
      const double part = row.category[1] == 2 ? unknown : row.category[1] == index_of(age) ? 1 : 0;
      expected_of[{row.category[0], row.category[2], row.category[3], row.category[4]}] += part * row.weight;
      total += part * row.weight;
    }
    constexpr int draws = 200000;
    std::map<std::array<std::uint8_t, 4>, double> count_of;
    for (std::uint32_t n = 0; n < draws; ++n) {
      const Origin o = origins.draw(age, random::uniform(key, {index_of(age), 1, n}));
      count_of[{static_cast<std::uint8_t>(o.responder), static_cast<std::uint8_t>(o.sex),
                static_cast<std::uint8_t>(o.recorded_nationality), static_cast<std::uint8_t>(o.type)}] += 1;
    }
    std::vector<double> observed;
    std::vector<double> expected;
    for (const auto& [origin, weight] : expected_of) {
      observed.push_back(count_of[origin]);
      expected.push_back(draws * weight / total);
    }
    ASSERT_EQ(expected.size(), 24U);
    EXPECT_LT(chi_square(observed, expected), chi_square_bound(23));
  }
}

TEST(Origins, NeverDrawFromAnotherAge) {
  Parameters parameters{};
  parameters.age_unknown_child_share = 1;
  const Origins origins({{{0, 0, 0, 0, 1}, 5}, {{0, 1, 1, 0, 2}, 5}, {{0, 2, 2, 0, 3}, 5}}, parameters);
  for (const double u : {0x1p-53, 1e-9, 0.2, 0.5, 0.8, 1 - 1e-12, 1 - 0x1p-53}) {
    EXPECT_EQ(origins.draw(AgeClass::adult, u).sex, Sex::female) << u;
    EXPECT_NE(origins.draw(AgeClass::child, u).sex, Sex::female) << u;
  }
}

}  // namespace
}  // namespace nrmsim::model::people
