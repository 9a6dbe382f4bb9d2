#pragma once
// What a model declares about its parameters, as this layer sees it: tables, and no model.

#include <cstddef>
#include <span>

#include "sim/core/parameter_table.hpp"

namespace nrmsim::scenario {

/// The tables of a model. What the spans refer to has to outlive every Scenario that was loaded with them.
struct Declarations {
  std::span<const core::ParameterGroup> groups;
  std::span<const core::TableSpec> tables;
  std::size_t bytes = 0;  ///< size of the model's struct of parameters, a multiple of sizeof(double)
};

}  // namespace nrmsim::scenario
