#include "analysis/statistics/elementary_effects.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/moments.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {

Screening screen(const ElementaryEffects& input, const BootstrapOptions& options) {
  const std::vector<double>& effects = input.effects;
  NRMSIM_EXPECTS(effects.size() > 1 && (input.chance.empty() || input.chance.size() == effects.size()));
  std::vector<double> sizes(effects.size());
  std::transform(effects.begin(), effects.end(), sizes.begin(), [](double x) { return std::abs(x); });
  Screening made;
  made.mu = mean(effects);
  made.mu_star = mean(sizes);
  made.interval = bootstrap(
                      sizes.size(),
                      [&sizes](std::span<const std::size_t> positions) {
                        std::vector<double> chosen;
                        for (const std::size_t i : positions) chosen.push_back(sizes[i]);
                        return std::vector<double>{mean(chosen)};
                      },
                      options)
                      .front();
  const double spread = variance(effects);
  made.sigma = std::sqrt(spread);
  if (!input.chance.empty()) {
    const double by_chance = mean(input.chance);
    made.noise = std::sqrt(by_chance);
    made.sigma_corrected = std::sqrt(std::max(0.0, spread - by_chance));
  }
  return made;
}

}  // namespace nrmsim::statistics
