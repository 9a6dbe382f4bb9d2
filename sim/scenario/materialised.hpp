#pragma once
// A scenario turned into plain numbers for one draw and one scale.

#include <cstdint>
#include <vector>

#include "sim/core/parameter_table.hpp"

namespace nrmsim::scenario {

/// From `day` on, the double at position `index` of the model's struct of parameters has `value`.
struct DatedChange {
  double day = 0;  ///< days since the start date; more than 0, at most the horizon
  std::uint32_t index = 0;
  double value = 0;
  friend bool operator==(const DatedChange&, const DatedChange&) = default;
};

struct Materialised {
  std::vector<double> values;  ///< the whole struct of parameters on the start date, scaled
  std::vector<DatedChange>
      changes;  ///< in order of (day, index), at most one a pair, each a real change; scaled
  std::vector<std::vector<core::WeightedRow>> tables;  ///< in the order of the declarations
  double policy_day = 0;  ///< first day on which policies make any value differ; the horizon if none does [d]
  std::vector<double> uncertain_values;  ///< in the order of Scenario::uncertain(): value, or factor
};

}  // namespace nrmsim::scenario
