#pragma once
// The view of a results file.

#include "analysis/comparison/results_view.hpp"
#include "sim/results/reader.hpp"

namespace nrmsim::comparison {

/// Reads numbers from the file when they are asked for; the reader has to outlive the view.
ResultsView view_of(const results::Reader& reader);

/// What the record of a batch says of it; the view's `read` is left empty.
ResultsView view_of(const results::BatchRecord& batch);

}  // namespace nrmsim::comparison
