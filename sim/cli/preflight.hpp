#pragma once
// What a batch will cost, found by running a little of it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/statistics/interval.hpp"
#include "sim/cli/prepare.hpp"

namespace nrmsim::cli {

/// How wide the 95% interval of one headline number is likely to be.
struct ExpectedWidth {
  std::string scenario;  ///< compared with the baseline, or alone if there is only one scenario
  std::string outcome;   ///< its long name
  std::string unit;
  double value = 0;  ///< of the scenario, at full scale
  double half_width = 0;
  /// Where the value is likely to be; only of one scenario with several draws.
  std::optional<statistics::Interval> interval;
};

struct Preflight {
  double sample_scale = 1;            ///< scale at which the sample was run
  double sample_seconds = 0;          ///< time of one replication at that scale [s]
  double seconds = 0;                 ///< expected for all keys on all threads [s]
  double memory_bytes = 0;            ///< expected for the whole process
  double row_bytes = 0;               ///< outcomes of one key
  double results_bytes = 0;           ///< all rows; the results file is compressed and smaller
  std::vector<ExpectedWidth> widths;  ///< empty where they would have cost too much to find out
};

/// Runs single replications of the baseline in ever larger countries for about half a second, and
/// extrapolates.
Preflight look_ahead(const Prepared& prepared, unsigned threads);

}  // namespace nrmsim::cli
