#pragma once
// A sensitivity study as labelled arrays for one HDF5 file.

#include "sim/cli/sensitivity_files.hpp"
#include "sim/results/study_file.hpp"

namespace nrmsim::cli {

/// Arrays over `input` (the parameters, and "chance" where luck is an input), `point` and `replication`:
/// where the points lie, the outcome there, and each index with its interval. Attributes say what was studied
/// and by which command.
results::StudyFile sensitivity_arrays(const SensitivityFiles& files);

}  // namespace nrmsim::cli
