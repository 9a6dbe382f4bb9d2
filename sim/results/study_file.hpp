#pragma once
// What a study found, as an HDF5 file of labelled arrays that xarray, ncdf4 and h5dump open.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/outcomes/layout.hpp"

namespace nrmsim::results {

/// An array over some of the file's axes, row by row.
struct StudyVariable {
  std::string name;
  std::string long_name;
  std::string unit;                 ///< "1" where there is none
  std::vector<std::uint32_t> axes;  ///< numbers of the file's axes, slowest first
  std::vector<double> values;       ///< NaN where a value does not exist
};

/// A text for each position along one axis.
struct StudyText {
  std::string name;
  std::string long_name;
  std::uint32_t axis = 0;
  std::vector<std::string> texts;
};

struct StudyFile {
  std::vector<std::pair<std::string, std::variant<std::string, double, std::uint64_t>>> attributes;
  /// Without labels and with values: a count from 0.
  std::vector<outcomes::Axis> axes;
  std::vector<StudyVariable> variables;
  std::vector<StudyText> texts;
};

/// Writes the file, sealed, in place of whatever is there; nothing is there under `path` until it is
/// complete. core::RunError if that cannot be. Precondition: names are unique and each variable has as many
/// values as its axes say.
void write_study_file(const StudyFile& study, const std::string& path);

}  // namespace nrmsim::results
