#pragma once
// From the outputs at the points of a design to what each parameter does.

#include <cstddef>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"
#include "analysis/statistics/elementary_effects.hpp"
#include "analysis/statistics/nested.hpp"
#include "analysis/statistics/sobol_indices.hpp"
#include "sim/studies/designs.hpp"

namespace nrmsim::studies {

/// `outputs` are [point of the design][replication], all finite and as many replications of each. The output
/// of a point is the mean of its replications. The last input of the result is luck.
statistics::SobolIndices sobol_of(const statistics::Nested& outputs, std::size_t parameters,
                                  const statistics::BootstrapOptions& options);

/// [parameter]. What chance does to an effect is estimated from the differences of its replications, where
/// there are two or more.
std::vector<statistics::Screening> morris_of(const MorrisDesign& design, const statistics::Nested& outputs,
                                             std::size_t parameters,
                                             const statistics::BootstrapOptions& options);

}  // namespace nrmsim::studies
