#include "sim/studies/attribution.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "analysis/statistics/shapley.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::studies {

Attribution attribute(const Numbers& numbers, std::size_t number) {
  const batch::Plan& plan = numbers.plan();
  NRMSIM_EXPECTS(plan.scenarios > 1 && std::has_single_bit(plan.scenarios));
  const auto mechanisms = static_cast<std::size_t>(std::countr_zero(plan.scenarios));
  const statistics::Nested none(plan.draws);
  const std::vector<statistics::Nested> each(mechanisms, none);
  Attribution made{none, each, each, each};
  std::vector<double> worth(plan.scenarios);
  for (std::uint32_t draw = 0; draw < plan.draws; ++draw) {
    for (std::uint32_t replication = 0; replication < plan.replications; ++replication) {
      for (std::uint32_t s = 0; s < plan.scenarios; ++s)
        worth[s] = numbers.at({s, draw, replication}, number);
      if (!std::all_of(worth.begin(), worth.end(), [](double x) { return std::isfinite(x); })) continue;
      made.whole[draw].push_back(worth.back() - worth.front());
      const std::vector<double> parts = statistics::shapley_values(worth);
      for (std::size_t i = 0; i < mechanisms; ++i) {
        const std::size_t bit = std::size_t{1} << i;
        made.part[i][draw].push_back(parts[i]);
        made.alone[i][draw].push_back(worth[bit] - worth.front());
        made.on_top[i][draw].push_back(worth.back() - worth[(worth.size() - 1) ^ bit]);
      }
    }
  }
  return made;
}

}  // namespace nrmsim::studies
