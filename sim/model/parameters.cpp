#include "sim/model/parameters.hpp"

#include <array>
#include <vector>

#include "sim/core/contracts.hpp"

namespace nrmsim::model {
namespace {

constexpr std::array groups{
    core::ParameterGroup{"people", people::parameter_rows, offsetof(Parameters, people)},
    core::ParameterGroup{"identification", identification::parameter_rows,
                         offsetof(Parameters, identification)},
    core::ParameterGroup{"nrm", nrm::parameter_rows, offsetof(Parameters, nrm)},
    core::ParameterGroup{"support", support::parameter_rows, offsetof(Parameters, support)},
    core::ParameterGroup{"placements", placements::parameter_rows, offsetof(Parameters, placements)},
    core::ParameterGroup{"missing", missing::parameter_rows, offsetof(Parameters, missing)},
    core::ParameterGroup{"traffickers", traffickers::parameter_rows, offsetof(Parameters, traffickers)},
    core::ParameterGroup{"exploitation", exploitation::parameter_rows, offsetof(Parameters, exploitation)},
    core::ParameterGroup{"recovery", recovery::parameter_rows, offsetof(Parameters, recovery)},
    core::ParameterGroup{"status", status::parameter_rows, offsetof(Parameters, status)},
    core::ParameterGroup{"costs", costs::parameter_rows, offsetof(Parameters, costs)},
    core::ParameterGroup{"funding", funding::parameter_rows, offsetof(Parameters, funding)},
};

constexpr std::array tables{people::referred_table};

constexpr std::size_t cells(const core::ParameterRow& row) {
  std::size_t n = 1;
  for (const core::Labels& axis : row.axes)
    if (!axis.empty()) n *= axis.size();
  return n;
}

constexpr auto make_effects() {
  std::array<core::Effect, parameter_count> effects{};
  for (const core::ParameterGroup& group : groups) {
    for (const core::ParameterRow& row : group.rows)
      for (std::size_t i = 0; i < cells(row); ++i)
        effects[(group.offset + row.offset) / sizeof(double) + i] = row.effect;
  }
  return effects;
}
constexpr auto effects = make_effects();

constexpr std::size_t declared_cells() {
  std::size_t n = 0;
  for (const core::ParameterGroup& group : groups)
    for (const core::ParameterRow& row : group.rows) n += cells(row);
  return n;
}
static_assert(declared_cells() == parameter_count, "every double of Parameters is declared in a table, once");

}  // namespace

std::span<const core::ParameterGroup> parameter_groups() {
  return groups;
}
std::span<const core::TableSpec> table_specs() {
  return tables;
}

core::Effect effect_of(std::size_t index) {
  NRMSIM_EXPECTS(index < parameter_count);
  return effects[index];
}

}  // namespace nrmsim::model
