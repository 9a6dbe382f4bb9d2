#pragma once

#include <string>
#include <vector>

#include "sim/cli/prepare.hpp"

namespace nrmsim::cli {

/// What may not be meant, in sentences: that all are compared with a scenario that came first and has a
/// policy that not all others have, perhaps a reform that a list of files began with; that a scenario says
/// nothing else than the baseline; that one differs before any policy could act; that money is given to a
/// line that is not run by it.
std::vector<std::string> notes_on(const Prepared& prepared, const ScenarioOptions& options);

}  // namespace nrmsim::cli
