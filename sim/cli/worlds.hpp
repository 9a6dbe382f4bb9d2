#pragma once
// Which scenarios of a batch differ by switches, and which by what people decide.

#include "analysis/comparison/results_view.hpp"
#include "sim/results/batch_record.hpp"

namespace nrmsim::cli {

/// Fills in the worlds and packages of a view of the batch. Leaves them empty where no scenario has a switch,
/// or where this program cannot read the scenarios in the file.
void describe_worlds(comparison::ResultsView& view, const results::BatchRecord& record);

}  // namespace nrmsim::cli
