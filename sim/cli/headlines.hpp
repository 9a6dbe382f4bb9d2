#pragma once
// What a run has found, in the few numbers that most people ask for first.

#include "analysis/comparison/compare.hpp"
#include "sim/results/reader.hpp"
#include "sim/results/writer.hpp"

namespace nrmsim::cli {

/// Prints the comparison of headline outcomes, and what pairing has brought, to standard output. With one
/// scenario, its own outcomes with their intervals.
void print_headlines(const results::Reader& reader);

/// Prints the same for what is asked for.
void print_comparison(const results::Reader& reader, const comparison::Request& request);

/// Makes the same numbers into the table `headlines` of a results file.
results::MakeTables headline_tables();

}  // namespace nrmsim::cli
