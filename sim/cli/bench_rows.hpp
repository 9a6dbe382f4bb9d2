#pragma once
// The parts of `nrmsim bench` that are not the model: drawing, and keeping rows.

#include <string>
#include <vector>

namespace nrmsim::cli {

/// How long one thing takes; 0 where it was not measured.
struct Speed {
  std::string what;
  std::string unit;
  double one_thread = 0;
  double all_threads = 0;  ///< of each thread while all work
};

/// How often things are measured that are compared with each other.
inline constexpr int rounds_by_turns = 3;
/// Of an odd number of values; at least one.
double median(std::vector<double> values);

/// One exponential draw from an address. Less effort than 1 is quicker and less exact.
Speed addressed_draw(double effort);

/// A row of the baseline on its way to another task, into the journal, and from there into a results file, in
/// the folder for temporary files.
std::vector<Speed> rows_written(double effort, unsigned threads);

}  // namespace nrmsim::cli
