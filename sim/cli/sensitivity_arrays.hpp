#pragma once
// A sensitivity study as labelled arrays for one HDF5 file.

#include "sim/cli/sensitivity_files.hpp"
#include "sim/results/study_file.hpp"

namespace nrmsim::cli {

/// What sensitivity_files writes as tables, in one file: arrays over `input` (the parameters, and "chance"
/// where luck is an input), `parameter`, `point` and `replication`: where the points lie and what that is in
/// values, the outcome there, the priors, and each index with its interval. Attributes say what was studied
/// and by which command.
results::StudyFile sensitivity_arrays(const SensitivityFiles& files);

}  // namespace nrmsim::cli
