#pragma once
// A sensitivity study as a folder of files, in the form that SALib reads.

#include <filesystem>
#include <vector>

#include "analysis/comparison/sensitivity_table.hpp"
#include "analysis/statistics/nested.hpp"
#include "sim/cli/sensitivity_study.hpp"

namespace nrmsim::cli {

enum class SensitivityMethod : std::uint8_t { sobol, morris };

struct SensitivityFiles {
  SensitivityMethod method = SensitivityMethod::sobol;
  const comparison::SensitivityTable& table;
  const std::vector<StudyInput>& inputs;
  const std::vector<studies::DesignPoint>& points;
  const statistics::Nested& outputs;  ///< [point][replication]
  const Prepared& prepared;
};

/// Writes problem.json, X.csv, Y.csv, runs.csv, values.csv, indices.csv, sensitivity.h5 and README.txt into a
/// folder, which appears once it is complete. The folder has to be one that exports::check_folder() allows.
/// core::RunError if it cannot be written.
void write_sensitivity_files(const SensitivityFiles& files, const std::filesystem::path& destination);

}  // namespace nrmsim::cli
