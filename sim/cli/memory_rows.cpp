#include "sim/cli/memory_rows.hpp"

#include <bit>

#include "analysis/comparison/from_file.hpp"

namespace nrmsim::cli {

MemoryRows::MemoryRows(const results::BatchRecord& record) : record_(record), rows_(record.keys()) {}

void MemoryRows::keep(const batch::Key& key, std::span<const outcomes::Cell> row) {
  rows_[record_.position_of(key)].assign(row.begin(), row.end());
}

comparison::ResultsView MemoryRows::view() const {
  comparison::ResultsView view = comparison::view_of(record_);
  view.read = [this](std::size_t outcome, std::size_t scenario) { return read(outcome, scenario); };
  return view;
}

std::vector<double> MemoryRows::read(std::size_t outcome, std::size_t scenario) const {
  const auto& described = record_.layout.outcomes[outcome];
  const std::size_t first = record_.layout.offset_of(outcome);
  const std::size_t cells = record_.layout.cells_of(described);
  const std::size_t rows = std::size_t{record_.draws} * record_.replications;
  std::vector<double> values;
  values.reserve(rows * cells);
  for (std::size_t i = scenario * rows; i < (scenario + 1) * rows; ++i) {
    for (const outcomes::Cell cell : std::span(rows_[i]).subspan(first, cells)) {
      values.push_back(described.type == outcomes::CellType::whole ? static_cast<double>(cell)
                                                                   : std::bit_cast<double>(cell));
    }
  }
  return values;
}

}  // namespace nrmsim::cli
