#pragma once
// One tidy table an outcome.

#include "analysis/export/staged_folder.hpp"
#include "analysis/export/table_writer.hpp"
#include "sim/results/reader.hpp"

namespace nrmsim::exports {

/// outcomes/NAME.csv for each outcome: a line for every cell of every key that is present.
void write_outcomes(const results::Reader& reader, StagedFolder& folder, Dictionary& dictionary);

}  // namespace nrmsim::exports
