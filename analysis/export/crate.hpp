#pragma once
// What a folder of results is and how it was made, for archives and other programs.

#include "analysis/export/staged_folder.hpp"
#include "sim/results/batch_record.hpp"

namespace nrmsim::exports {

/// ro-crate-metadata.json by RO-Crate 1.1 (https://w3id.org/ro/crate/1.1) and its profile Process Run Crate
/// 0.5: the run as an action of the program on the scenarios, which gave every file that is in the folder so
/// far, and README.txt. Names no person: who publishes it adds the author and the licence. Has to be written
/// before README.txt, after everything else.
void write_crate(const results::BatchRecord& batch, StagedFolder& folder);

}  // namespace nrmsim::exports
