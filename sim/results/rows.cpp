#include "sim/results/rows.hpp"

#include <algorithm>

#include "sim/core/problems.hpp"

namespace nrmsim::results {

const RowSource& CombinedRows::source_of(const outcomes::Key& key) const {
  const auto found = std::find_if(sources_.begin(), sources_.end(),
                                  [&](const RowSource* source) { return source->has(key); });
  if (found == sources_.end()) throw core::RunError("a replication is asked for that no source has");
  return **found;
}

bool CombinedRows::has(const outcomes::Key& key) const {
  return std::any_of(sources_.begin(), sources_.end(),
                     [&](const RowSource* source) { return source->has(key); });
}

void CombinedRows::read(const outcomes::Key& key, std::span<outcomes::Cell> row) const {
  source_of(key).read(key, row);
}

std::vector<TableRow> CombinedRows::events(const outcomes::Key& key) const {
  return source_of(key).events(key);
}

bool CombinedRows::thread_safe() const {
  return std::all_of(sources_.begin(), sources_.end(),
                     [](const RowSource* source) { return source->thread_safe(); });
}

}  // namespace nrmsim::results
