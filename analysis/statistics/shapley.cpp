#include "analysis/statistics/shapley.hpp"

#include <bit>

#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {

std::vector<double> shapley_values(std::span<const double> worth) {
  NRMSIM_EXPECTS(worth.size() > 1 && std::has_single_bit(worth.size()));
  const auto players = static_cast<std::size_t>(std::countr_zero(worth.size()));
  NRMSIM_EXPECTS(players <= 20);
  // weight[s] = s! (n - s - 1)! / n!, the share of orders in which just these s come before.
  std::vector<double> weight(players, 1 / static_cast<double>(players));
  for (std::size_t s = 1; s < players; ++s)
    weight[s] = weight[s - 1] * static_cast<double>(s) / static_cast<double>(players - s);
  std::vector<double> values(players, 0.0);
  for (std::size_t i = 0; i < players; ++i) {
    const std::size_t bit = std::size_t{1} << i;
    for (std::size_t without = 0; without < worth.size(); ++without) {
      if ((without & bit) == 0)
        values[i] += weight[static_cast<std::size_t>(std::popcount(without))] *
                     (worth[without | bit] - worth[without]);
    }
  }
  return values;
}

}  // namespace nrmsim::statistics
