#pragma once
// What giving all scenarios the same luck brought, in words.

#include <string>

#include "analysis/comparison/compare.hpp"

namespace nrmsim::comparison {

/// A heading and a line for each scenario and outcome whose pairing gain is known, at most `width` columns;
/// empty where it is known for none.
std::string pairing_text(const Comparison& comparison, unsigned width = 100);

}  // namespace nrmsim::comparison
