#include "sim/observation/cells.hpp"

namespace nrmsim::observation {

Cells::Cells(const Period& period) : years_(year_count(period)) {
  const outcomes::Layout made = layout(period);
  for (std::size_t m = 0; m < measure_count; ++m)
    offsets_[m + 1] = offsets_[m] + made.cells_of(made.outcomes[m]);
  values_.resize(offsets_.back());
  months_ = size_of(Measure::rg_backlog);
}

}  // namespace nrmsim::observation
