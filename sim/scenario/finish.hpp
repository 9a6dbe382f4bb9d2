#pragma once
// What can only be checked once every file has been merged. Private to this folder.

#include "sim/scenario/apply.hpp"

namespace nrmsim::scenario::detail {

/// Checks dates, completeness, sources, priors and policies; fills in default dates and titles, and the list
/// of uncertain parameters. `file` stands for the scenario in problems that have no line of their own.
void finish(Resolved& resolved, const Given& given, const std::string& file, ProblemList& problems);

}  // namespace nrmsim::scenario::detail
