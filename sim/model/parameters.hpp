#pragma once
// All parameters of the model: one struct of doubles, and the tables that describe it.

#include <span>
#include <type_traits>

#include "sim/model/costs/parameters.hpp"
#include "sim/model/exploitation/parameters.hpp"
#include "sim/model/funding/parameters.hpp"
#include "sim/model/identification/parameters.hpp"
#include "sim/model/missing/parameters.hpp"
#include "sim/model/nrm/parameters.hpp"
#include "sim/model/people/parameters.hpp"
#include "sim/model/placements/parameters.hpp"
#include "sim/model/recovery/parameters.hpp"
#include "sim/model/status/parameters.hpp"
#include "sim/model/support/parameters.hpp"
#include "sim/model/traffickers/parameters.hpp"

namespace nrmsim::model {

struct Parameters {
  people::Parameters people;
  identification::Parameters identification;
  nrm::Parameters nrm;
  support::Parameters support;
  placements::Parameters placements;
  missing::Parameters missing;
  traffickers::Parameters traffickers;
  exploitation::Parameters exploitation;
  recovery::Parameters recovery;
  status::Parameters status;
  costs::Parameters costs;
  funding::Parameters funding;
};
static_assert(std::is_trivially_copyable_v<Parameters> && std::is_standard_layout_v<Parameters>);
static_assert(sizeof(Parameters) % sizeof(double) == 0);
inline constexpr std::size_t parameter_count = sizeof(Parameters) / sizeof(double);

/// The tables of all concepts, in the order of the struct.
std::span<const core::ParameterGroup> parameter_groups();
/// The tables of weighted rows that the model reads; Input::tables has one for each.
std::span<const core::TableSpec> table_specs();
/// What has to be looked at again when the double at this position changes.
core::Effect effect_of(std::size_t index);

}  // namespace nrmsim::model
