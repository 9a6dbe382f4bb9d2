#pragma once
// What a person finds first in an exported folder.

#include "analysis/export/staged_folder.hpp"
#include "sim/results/batch_record.hpp"

namespace nrmsim::exports {

/// README.txt: what is where, how it was made, and every file, itself included. Has to be written last.
void write_readme(const results::BatchRecord& batch, StagedFolder& folder);

}  // namespace nrmsim::exports
