#pragma once
// What policies may not do: change anything where they change nothing, or before they begin.

#include <cstdint>
#include <vector>

#include "sim/model/input.hpp"
#include "sim/verification/check.hpp"

namespace nrmsim::verification {

/// Outcomes of a baseline and of a reform that changes nothing, with the same luck: cells that differ.
Check null_policy(const model::Input& baseline, const model::Input& reform, std::uint64_t seed);

/// Months before a reform begins in which something happens otherwise than without it; and whether it does
/// anything once it has begun.
std::vector<Check> shared_history(const model::Input& baseline, const model::Input& reform,
                                  std::uint64_t seed);

/// A replication that is run again, after another one in the same memory: cells that differ.
Check repetition(const model::Input& baseline, std::uint64_t seed);

/// Switched off, a part of the world leaves nothing behind: without groups there is no contact by them, where
/// nobody goes missing nobody is missing, without places nobody has a service, with places for everybody
/// nobody waits for one.
std::vector<Check> limits(const model::Input& baseline, std::uint64_t seed);

}  // namespace nrmsim::verification
