#pragma once
// Published figures beside what the baseline makes of them.

#include <optional>
#include <string>

#include "analysis/comparison/validation_table.hpp"

namespace nrmsim::report {

/// The table, or a sentence that says why there is none.
struct Validation {
  std::optional<comparison::ValidationTable> table;
  std::string why_not = "No published figures were given to compare with.";
};

}  // namespace nrmsim::report
