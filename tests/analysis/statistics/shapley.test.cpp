#include "analysis/statistics/shapley.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nrmsim::statistics {
namespace {

TEST(Shapley, OfTheGloveGame) {
  // Player 0 has a left glove, 1 and 2 a right one each, and a pair is worth 1: 2/3, 1/6, 1/6 (Shapley's own
  // kind of example; every textbook has it).
  const std::vector<double> worth{0, 0, 0, 1, 0, 1, 0, 1};
  const std::vector<double> values = shapley_values(worth);
  EXPECT_NEAR(values[0], 2.0 / 3, 1e-15);
  EXPECT_NEAR(values[1], 1.0 / 6, 1e-15);
  EXPECT_NEAR(values[2], 1.0 / 6, 1e-15);
}

TEST(Shapley, GivesOneAloneTheWhole) {
  EXPECT_EQ(shapley_values(std::vector<double>{3, 7.5}), (std::vector<double>{4.5}));
}

TEST(Shapley, GivesNothingToWhoChangesNothing) {
  // Player 1 never matters, whatever the others do.
  const std::vector<double> worth{0.1, 1.7, 0.1, 1.7, 3.3, 9.1, 3.3, 9.1};
  EXPECT_EQ(shapley_values(worth)[1], 0);
}

/// The definition itself: what each adds, in every order.
std::vector<double> by_orders(const std::vector<double>& worth, std::size_t players) {
  std::vector<std::size_t> order(players);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> sums(players, 0.0);
  double orders = 0;
  do {
    std::size_t coalition = 0;
    for (const std::size_t player : order) {
      const std::size_t joined = coalition | (std::size_t{1} << player);
      sums[player] += worth[joined] - worth[coalition];
      coalition = joined;
    }
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& sum : sums) sum /= orders;
  return sums;
}

RC_GTEST_PROP(Shapley, IsTheAverageOverAllOrdersAndAddsUp, ()) {
  const auto players = static_cast<std::size_t>(*rc::gen::inRange(1, 6));
  std::vector<double> worth;
  for (std::size_t i = 0; i < (std::size_t{1} << players); ++i)
    worth.push_back(static_cast<double>(*rc::gen::inRange(-1000000, 1000000)) / 997);
  const std::vector<double> values = shapley_values(worth);
  const std::vector<double> expected = by_orders(worth, players);
  double largest = 1;
  for (const double one : worth) largest = std::max(largest, std::abs(one));
  for (std::size_t i = 0; i < players; ++i) RC_ASSERT(std::abs(values[i] - expected[i]) <= 1e-13 * largest);
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  RC_ASSERT(std::abs(sum - (worth.back() - worth.front())) <= 1e-13 * largest);
}

}  // namespace
}  // namespace nrmsim::statistics
