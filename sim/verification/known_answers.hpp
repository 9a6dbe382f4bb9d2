#pragma once
// The whole model, switched down to processes whose answers are known in closed form. Each takes the input of
// the scenario of that name under scenarios/verification, which says what it is.

#include <cstdint>
#include <vector>

#include "sim/model/input.hpp"
#include "sim/verification/check.hpp"

namespace nrmsim::verification {

/// mmc-queue: mean wait at a desk.
std::vector<Check> mmc_queue(const model::Input& input, std::uint64_t seed);

/// competing-risks: cumulative incidence of one of several constant hazards, by the estimator of the program.
std::vector<Check> competing_risks(const model::Input& input, std::uint64_t seed);

/// missing-renewal: how often people go missing, and how many are.
std::vector<Check> missing_renewal(const model::Input& input, std::uint64_t seed);

}  // namespace nrmsim::verification
