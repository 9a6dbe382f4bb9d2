#include "sim/studies/sensitivity.hpp"

#include "analysis/statistics/moments.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::studies {

statistics::SobolIndices sobol_of(const statistics::Nested& outputs, std::size_t parameters,
                                  const statistics::BootstrapOptions& options) {
  const std::size_t block = parameters + 3;
  NRMSIM_EXPECTS(!outputs.empty() && outputs.size() % block == 0);
  statistics::SobolOutputs sorted;
  sorted.ab.resize(parameters + 1);
  for (std::size_t row = 0; row < outputs.size(); row += block) {
    sorted.a.push_back(statistics::mean(outputs[row]));
    for (std::size_t k = 0; k <= parameters; ++k)
      sorted.ab[k].push_back(statistics::mean(outputs[row + 1 + k]));
    sorted.b.push_back(statistics::mean(outputs[row + block - 1]));
  }
  return statistics::sobol_indices(sorted, options);
}

std::vector<statistics::Screening> morris_of(const MorrisDesign& design, const statistics::Nested& outputs,
                                             std::size_t parameters,
                                             const statistics::BootstrapOptions& options) {
  NRMSIM_EXPECTS(outputs.size() == design.points.size() && parameters > 0);
  std::vector<statistics::ElementaryEffects> effects(parameters);
  for (std::size_t i = 0; i < design.steps.size(); ++i) {
    const std::size_t from = i / parameters * (parameters + 1) + i % parameters;
    const auto& [parameter, direction] = design.steps[i];
    std::vector<double> changes;
    for (std::size_t r = 0; r < outputs[from].size(); ++r)
      changes.push_back((outputs[from + 1][r] - outputs[from][r]) * direction / morris_step);
    effects[parameter].effects.push_back(statistics::mean(changes));
    if (changes.size() > 1)
      effects[parameter].chance.push_back(statistics::variance(changes) /
                                          static_cast<double>(changes.size()));
  }
  std::vector<statistics::Screening> made;
  made.reserve(effects.size());
  for (const auto& one : effects) made.push_back(statistics::screen(one, options));
  return made;
}

}  // namespace nrmsim::studies
