#pragma once
// How much of a reform's effect came through each of its mechanisms, replication by replication.

#include <cstddef>
#include <vector>

#include "analysis/statistics/nested.hpp"
#include "sim/studies/collect.hpp"

namespace nrmsim::studies {

/// Effects of one number, [draw][replication] each. A pair of draw and replication in which the number does
/// not exist in every coalition is left out everywhere, so that the parts go on adding up to the whole.
struct Attribution {
  statistics::Nested whole;                ///< the reform minus the baseline
  std::vector<statistics::Nested> part;    ///< [mechanism] its Shapley value; they add up to the whole
  std::vector<statistics::Nested> alone;   ///< [mechanism] with it alone minus the baseline
  std::vector<statistics::Nested> on_top;  ///< [mechanism] the reform minus the reform without it
};

/// `numbers` has a scenario for every coalition, as coalitions() gives them.
Attribution attribute(const Numbers& numbers, std::size_t number);

}  // namespace nrmsim::studies
