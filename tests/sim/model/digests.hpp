#pragma once
// Runs of a worker, and the digests of their histories by month.

#include <bit>
#include <string>
#include <vector>

#include "sim/observation/simulation.hpp"
#include "tests/sim/model/neutral_input.hpp"

namespace nrmsim::model::testing {

inline std::vector<outcomes::Cell> row_of(observation::Worker& worker, const Input& input,
                                          std::uint32_t replication, std::uint64_t seed = 11) {
  std::vector<outcomes::Cell> row(observation::layout(observation::period_of(input)).total_cells());
  worker.run(input, seed, 0, replication, row);
  return row;
}
inline std::vector<outcomes::Cell> row_of(const Input& input, std::uint32_t replication = 0) {
  observation::Worker worker;
  return row_of(worker, input, replication);
}

inline std::vector<outcomes::Cell> bits_of(const Input& input, const std::vector<outcomes::Cell>& row,
                                           const std::string& name) {
  const outcomes::Layout layout = observation::layout(observation::period_of(input));
  const std::size_t outcome = layout.find(name);
  const auto first = row.begin() + static_cast<std::ptrdiff_t>(layout.offset_of(outcome));
  return {first, first + static_cast<std::ptrdiff_t>(layout.cells_of(layout.outcomes[outcome]))};
}
inline std::vector<double> cells_of(const Input& input, const std::vector<outcomes::Cell>& row,
                                    const std::string& name) {
  std::vector<double> cells;
  for (const outcomes::Cell cell : bits_of(input, row, name)) cells.push_back(std::bit_cast<double>(cell));
  return cells;
}
/// The names of the outcomes that are not the same bit for bit.
inline std::vector<std::string> differing(const Input& input, const std::vector<outcomes::Cell>& a,
                                          const std::vector<outcomes::Cell>& b) {
  std::vector<std::string> names;
  for (const auto& outcome : observation::layout(observation::period_of(input)).outcomes)
    if (bits_of(input, a, outcome.name) != bits_of(input, b, outcome.name)) names.push_back(outcome.name);
  return names;
}
inline std::vector<outcomes::Cell> digests_of(const Input& input, std::uint32_t replication = 0) {
  return bits_of(input, row_of(input, replication), "history_digest");
}

}  // namespace nrmsim::model::testing
