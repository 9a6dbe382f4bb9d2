#pragma once
// The parts of a scenario that are not parameters of the model: its dates, and how large a batch is by
// default.

#include <cstdint>

#include "sim/core/date.hpp"

namespace nrmsim::scenario {

/// start <= report_from < end, start <= projection_from <= end, and report_from <= cohort_from <= end.
struct RunSettings {
  core::Date start;            ///< the system starts empty on this day
  core::Date report_from;      ///< outcomes before it are discarded
  core::Date projection_from;  ///< history ends; policies may act from here on
  core::Date cohort_from;  ///< people first referred from this day on are the cohort of cumulative incidence
  core::Date end;          ///< the last day of a run

  /// Length of a run [d].
  double horizon_days() const { return core::days_between(start, end); }
  friend bool operator==(const RunSettings&, const RunSettings&) = default;
};

/// What the command line may override.
struct BatchDefaults {
  std::uint32_t replications = 10;  ///< 1 to 10,000,000
  std::uint32_t draws = 1;          ///< 1 to 1,000,000; a single one means the central values
  std::uint64_t seed = 1;
  double scale = 1;  ///< size of the country simulated over the real one, above 0, at most 1000
  friend bool operator==(const BatchDefaults&, const BatchDefaults&) = default;
};

}  // namespace nrmsim::scenario
