#pragma once
// Which outcomes, which baseline, which breakdown: names turned into positions, or said to be wrong.

#include <vector>

#include "analysis/comparison/compare.hpp"
#include "analysis/comparison/results_view.hpp"
#include "analysis/comparison/slice.hpp"

namespace nrmsim::comparison {

struct Chosen {
  std::vector<std::size_t> outcomes;
  std::vector<std::size_t> left_out;  ///< headline outcomes that lack the breakdown
  std::size_t baseline = 0;
  SliceRequest slices;
};

/// core::InputError with every name that is unknown or does not suit.
Chosen choose(const ResultsView& results, const Request& request);

/// First day on which a policy of any scenario begins, of those that begin before the horizon (no reported
/// period ends after that). Nothing if no scenario has one.
std::optional<core::Date> first_policy_day(const ResultsView& results);

}  // namespace nrmsim::comparison
