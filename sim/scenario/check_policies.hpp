#pragma once
// Whether policies fit the dates of a run, each other, and the limits of what they change. Private to this
// folder.

#include "sim/scenario/problem_list.hpp"
#include "sim/scenario/resolved.hpp"

namespace nrmsim::scenario::detail {

enum class Look : std::uint8_t {
  at_dates_only,
  at_values_too,  ///< every parameter has its values
};

/// Fills in the default start of changes, and adds a problem for each change that does not fit.
void check_policies(Resolved& resolved, Look look, ProblemList& problems);

}  // namespace nrmsim::scenario::detail
