#include "sim/cli/measured.hpp"

#include <bit>

#include "analysis/comparison/choose.hpp"
#include "analysis/comparison/from_file.hpp"
#include "analysis/comparison/words.hpp"

namespace nrmsim::cli {

Measured::Measured(const results::BatchRecord& record, const comparison::Request& request) : record_(record) {
  const comparison::Chosen chosen = comparison::choose(comparison::view_of(record), request);
  for (const std::size_t outcome : chosen.outcomes) {
    for (comparison::Slice& slice :
         comparison::slices(record.layout, record.layout.outcomes[outcome], chosen.slices))
      numbers_.push_back({outcome, std::move(slice)});
  }
}

comparison::Row Measured::described(std::size_t i) const {
  const auto& [position, slice] = numbers_.at(i);
  const outcomes::Outcome& outcome = record_.layout.outcomes[position];
  comparison::Row row;
  row.outcome = outcome.name;
  row.long_name = outcome.long_name;
  row.group = slice.group;
  row.period = slice.period;
  row.unit = outcome.unit;
  row.better = outcome.better;
  row.distorted = outcome.distorted_by_scale && record_.scale != 1;
  row.statistic = comparison::statistic_text(outcome, slice, record_.scale);
  return row;
}

std::vector<double> Measured::operator()(std::span<const outcomes::Cell> row) const {
  std::vector<double> values;
  values.reserve(numbers_.size());
  for (const auto& [position, slice] : numbers_) {
    const outcomes::Outcome& outcome = record_.layout.outcomes[position];
    std::vector<double> cells;
    for (const outcomes::Cell cell :
         row.subspan(record_.layout.offset_of(position), record_.layout.cells_of(outcome)))
      cells.push_back(outcome.type == outcomes::CellType::whole ? static_cast<double>(cell)
                                                                : std::bit_cast<double>(cell));
    values.push_back(comparison::number_of(slice, cells));
  }
  return values;
}

}  // namespace nrmsim::cli
