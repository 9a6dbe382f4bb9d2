#pragma once
// CSV tables of weighted rows: reading them against their declaration, and writing them back.

#include <string>
#include <string_view>
#include <vector>

#include "sim/core/parameter_table.hpp"
#include "sim/scenario/problem_list.hpp"

namespace nrmsim::scenario {

/// Reads a table whose first line names the columns of `spec` and then its weight. `where` is the file, and
/// the line before the text's first one (0 for a file of its own). Problems are added for everything that
/// does not fit.
std::vector<core::WeightedRow> parse_table(std::string_view text, const core::TableSpec& spec,
                                           const core::Place& where, ProblemList& problems);

/// The table as parse_table() reads it.
std::string table_text(const std::vector<core::WeightedRow>& rows, const core::TableSpec& spec);

}  // namespace nrmsim::scenario
