#pragma once
// Published figures beside what the model made of them: in a run of its own, or in a results file.

#include <span>

#include "analysis/comparison/validation_table.hpp"
#include "sim/results/reader.hpp"
#include "sim/scenario/targets.hpp"

namespace nrmsim::cli {

/// A figure beside its statistic in each replication of each draw; values that do not exist are not finite.
comparison::ValidationLine validation_line(const scenario::Target& target, const outcomes::Layout& layout,
                                           double scale, std::span<const double> values);

/// Where the draws of the parameters come from, in words.
const char* origin_of_parameters(bool central_draw, bool fitted);

/// Every figure beside one scenario of a results file, whose outcomes hold the same cells as the rows of a
/// run. core::InputError with every cell that the file does not have.
comparison::ValidationTable validate_file(const results::Reader& reader, std::size_t scenario,
                                          const scenario::Targets& figures);

}  // namespace nrmsim::cli
