#pragma once
// A comparison for programs: comma-separated values.

#include <string>
#include <string_view>

#include "analysis/comparison/compare.hpp"

namespace nrmsim::comparison {

/// RFC 4180 with line feeds: a header line, then a line for each row; fields with commas, quotes or line
/// breaks are quoted; numbers read back as the same doubles; empty where a field does not apply.
std::string csv(const Comparison& comparison);

/// One field, quoted where it has to be.
std::string csv_field(std::string_view text);

}  // namespace nrmsim::comparison
