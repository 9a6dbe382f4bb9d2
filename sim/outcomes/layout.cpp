#include "sim/outcomes/layout.hpp"

#include "sim/core/contracts.hpp"

namespace nrmsim::outcomes {

std::size_t Layout::cells_of(const Outcome& outcome) const {
  std::size_t cells = 1;
  for (const std::uint32_t axis : outcome.axes) {
    NRMSIM_EXPECTS(axis < axes.size());
    cells *= axes[axis].size();
  }
  return cells;
}

std::size_t Layout::offset_of(std::size_t outcome) const {
  NRMSIM_EXPECTS(outcome <= outcomes.size());
  std::size_t offset = 0;
  for (std::size_t i = 0; i < outcome; ++i) offset += cells_of(outcomes[i]);
  return offset;
}

std::size_t Layout::total_cells() const {
  return offset_of(outcomes.size());
}

std::size_t Layout::find(const std::string& name) const {
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (outcomes[i].name == name) return i;
  return npos;
}

}  // namespace nrmsim::outcomes
