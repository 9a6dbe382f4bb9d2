#pragma once
// Whether people, cases, places and money are conserved in a run.

#include <cstdint>
#include <vector>

#include "sim/model/input.hpp"
#include "sim/verification/books.hpp"
#include "sim/verification/check.hpp"

namespace nrmsim::verification {

/// Runs one replication with books of its own beside what is recorded, and compares the two. The audit after
/// every event takes a time that grows with the number of people times the number of events: for small
/// countries.
std::vector<Check> conservation(const model::Input& input, std::uint64_t seed, std::uint32_t replication,
                                AuditAt when);

}  // namespace nrmsim::verification
