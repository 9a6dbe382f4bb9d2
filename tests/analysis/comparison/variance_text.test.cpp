#include "analysis/comparison/variance_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/comparison/json.hpp"
#include "made_up.hpp"

namespace nrmsim::comparison {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// Cost in three draws of two replications: the differences of a year are 1 and 3, 5 and 7, 9 and 11, so over
/// two years twice that; everything else differs by nothing.
ResultsView three_draws() {
  return made_up::results({"baseline", "reform"}, 3, 2,
                          [](std::size_t o, std::size_t s, std::size_t d, std::size_t r, std::size_t) {
                            const auto change = static_cast<double>(4 * d + 2 * r + 1);
                            return o == 1 && s == 1 ? 100 + change : 100;
                          });
}

TEST(VarianceText, SaysWhatIsParametersAndWhatChance) {
  // The hand example of tests/analysis/statistics/variance_share.test.cpp: 15 of 17, F = 16; of the variance
  // of the means, 16, 1 is chance.
  const std::string text = variance_text(compare(three_draws(), {}));
  EXPECT_THAT(text, HasSubstr("reform, cost of services            88%    0% to 100%     12%        6%\n"));
  EXPECT_THAT(text, HasSubstr("reform, re-exploitation   does not vary"));
}

TEST(VarianceText, SaysWhenItCannotBeTold) {
  Comparison comparison = compare(three_draws(), {});
  comparison.replications = 1;
  EXPECT_THAT(variance_text(comparison), HasSubstr("cannot be told"));
  comparison.draws = 1;
  EXPECT_THAT(variance_text(comparison), IsEmpty());
}

TEST(VarianceText, SaysWhatASmallCountryDoes) {
  Comparison comparison = compare(three_draws(), {});
  comparison.scale = 0.2;
  EXPECT_THAT(variance_text(comparison), HasSubstr("about 5.00 times that of the real country"));
}

TEST(VarianceText, StandsInJsonToo) {
  const std::string text = json(compare(three_draws(), {}));
  EXPECT_THAT(text, HasSubstr("\"parameters_share\": 0.88235"));
  EXPECT_THAT(text, HasSubstr("\"chance_in_means\": 0.0625"));
}

}  // namespace
}  // namespace nrmsim::comparison
