#pragma once
// Costs, effects and parameters, one line a draw: what packages for the value of information read.

#include "analysis/export/staged_folder.hpp"
#include "analysis/export/table_writer.hpp"
#include "sim/results/reader.hpp"

namespace nrmsim::exports {

/// value-of-information/costs.csv, effects.csv and parameters.csv, of equal length: line i is draw i, columns
/// are scenarios or parameters, numbers are means over replications from the first policy on. Effects are
/// people not exploited again, as their number below nought, so that more is better. Nothing is written
/// where there is one draw, or where the results file lacks an outcome or a replication that this needs.
void write_draw_tables(const results::Reader& reader, StagedFolder& folder, Dictionary& dictionary);

}  // namespace nrmsim::exports
