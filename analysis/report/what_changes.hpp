#pragma once
// Beside the answer for a reform: which numbers it changes, how that is meant to work, what nobody knows of
// it.

#include "analysis/report/facts.hpp"
#include "analysis/report/page.hpp"

namespace nrmsim::report {

/// Folded, because it is for whoever wants to check. Adds nothing where the file does not tell.
void add_changes(Page& page, const Facts& facts, std::size_t scenario);

}  // namespace nrmsim::report
