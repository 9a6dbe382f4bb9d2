#pragma once
// The scenarios as they were run.

#include <string>
#include <vector>

#include "analysis/export/staged_folder.hpp"
#include "analysis/export/table_writer.hpp"
#include "sim/results/batch_record.hpp"

namespace nrmsim::exports {

/// scenarios.csv, and scenarios/NAME.yaml for each.
void write_scenarios(const results::BatchRecord& batch, StagedFolder& folder, Dictionary& dictionary);

/// Names without extension for files, one for each text, all different: letters, digits, "-", "_" and "." are
/// kept, everything else becomes "_", and a number is added where two would be the same (whatever the case).
std::vector<std::string> file_names(const std::vector<std::string>& texts);

}  // namespace nrmsim::exports
