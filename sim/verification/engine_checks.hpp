#pragma once
// The engine alone against closed forms: pools with priorities, clocks whose hazard depends on age and
// changes.

#include <cstdint>
#include <vector>

#include "sim/verification/check.hpp"

namespace nrmsim::verification {

/// Mean waits by class of a pool whose line is ordered by urgency.
std::vector<Check> priority_queue(std::uint64_t seed);

/// Two competing Weibull risks of one exponent, the rate of one of which is halved on a day: chance of each
/// by several times.
std::vector<Check> weibull_risks(std::uint64_t seed);

}  // namespace nrmsim::verification
