#pragma once
// Which cells of an outcome are about a subgroup of fewer than ten people.

#include <vector>

#include "sim/results/reader.hpp"

namespace nrmsim::exports {

/// Whether some axis of the outcome tells groups of people apart.
bool has_subgroups(const outcomes::Layout& layout, const outcomes::Outcome& outcome);

/// For each cell of the outcome, whether it is about a subgroup that has fewer than ten people in the
/// baseline of the batch: people first referred in the cell's year, or in all years where the outcome has
/// none, and, where the outcome is a count, its own number; means over draws and replications. Never true for
/// all people together.
std::vector<bool> cells_of_few(const results::Reader& reader, std::size_t outcome);

}  // namespace nrmsim::exports
