#pragma once
// Which program this is.

#include <string>

namespace nrmsim::cli {

/// Version of the results that this program computes. Goes up whenever the same input gives other numbers;
/// `--resume` and `reproduce` refuse a file with another one.
inline constexpr int results_version = 5;

struct Version {
  std::string program;    ///< "0.1.0"
  std::string commit;     ///< commit that was built, with "+changes" after it if the tree had some; "unknown"
                          ///< without git
  std::string compiler;   ///< "GNU 12.2.0, Release"
  std::string threading;  ///< "OpenMP (...)" or "without OpenMP"
};

Version version();

/// Several lines for `--version`.
std::string version_text();

}  // namespace nrmsim::cli
