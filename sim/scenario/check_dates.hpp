#pragma once
// Whether the dates of a run fit each other.

#include "sim/scenario/apply.hpp"

namespace nrmsim::scenario::detail {

/// Adds a problem for each date that is missing (at `place`, that of the file) or does not fit the others
/// (where the last of them was given, which is likely to be the one that somebody has just changed). Sets
/// cohort_from where no file names it. True if the dates can be used further on.
bool check_dates(RunSettings& settings, const Given& given, const core::Place& place, ProblemList& problems);

}  // namespace nrmsim::scenario::detail
