#pragma once
// All that a replication needs to know, as checked plain values. Built by sim/scenario (or by hand in a
// test).

#include <cstdint>
#include <vector>

#include "sim/core/date.hpp"
#include "sim/core/parameter_table.hpp"
#include "sim/model/parameters.hpp"

namespace nrmsim::model {

/// From `day` on, parameter `index` (position of the double within Parameters) has `value`.
struct DatedChange {
  double day = 0;  ///< days since the start date; more than 0
  std::uint32_t index = 0;
  double value = 0;
};

struct Input {
  Parameters parameters{};           ///< values on the start date, scaled
  std::vector<DatedChange> changes;  ///< in order of (day, index), at most one a pair; scaled
  std::vector<std::vector<core::WeightedRow>> tables;  ///< in the order of table_specs()
  core::Date start{2014, 1, 1};
  double horizon_days = 0;     ///< length of a run, at most 44 years; an event at the horizon still happens
  double report_from_day = 0;  ///< outcomes before it are discarded
  double projection_day = 0;   ///< history ends and the projection begins
  double cohort_day = 0;       ///< people first referred from then on are the cohort whose risk is followed
  double policy_day =
      0;             ///< first day on which a policy of this scenario changes anything; horizon_days if none
  double scale = 1;  ///< size of the country simulated over the real one
};

}  // namespace nrmsim::model
