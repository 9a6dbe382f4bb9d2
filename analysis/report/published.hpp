#pragma once
// Published figures that are laid over simulated series.

#include <filesystem>
#include <string>
#include <vector>

namespace nrmsim::report {

struct PublishedFigure {
  std::string outcome;  ///< name of the outcome that it is about
  std::string period;   ///< label on that outcome's axis of time: "2023", "2022-12"
  double value = 0;     ///< in the outcome's unit
  std::string quality;  ///< what kind of source: "official", "press", ...
  std::string source;
  std::string note;  ///< what to know before comparing; may be empty
};

/// Reads a CSV file with the header outcome,period,value,quality,source,note. core::RunError if it cannot be
/// read or a line does not fit the header.
std::vector<PublishedFigure> read_published(const std::filesystem::path& path);

}  // namespace nrmsim::report
