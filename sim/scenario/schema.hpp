#pragma once
// A JSON Schema of scenario files, for editors and for checking without the program.

#include <string>

#include "sim/scenario/declarations.hpp"

namespace nrmsim::scenario {

/// JSON Schema (draft-07), indented, with a final newline.
std::string json_schema(const Declarations& declarations);

}  // namespace nrmsim::scenario
