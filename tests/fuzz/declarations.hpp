#pragma once
// What a scenario may say, as the program declares it.

#include "sim/model/parameters.hpp"
#include "sim/scenario/declarations.hpp"

namespace nrmsim::fuzz {

inline scenario::Declarations model_declarations() {
  return {model::parameter_groups(), model::table_specs(), sizeof(model::Parameters)};
}

}  // namespace nrmsim::fuzz
