#pragma once
// The proof that scenarios have the same history until one of their policies starts.

#include <string>

#include "sim/batch/shared_history.hpp"
#include "sim/results/batch_record.hpp"
#include "sim/results/rows.hpp"

namespace nrmsim::cli {

/// Name of the outcome that holds a digest of the history up to the end of each month.
inline constexpr const char* history_outcome = "history_digest";

/// How many months of each scenario have to agree with the baseline: those that end on or before the earlier
/// of the two days on which a policy starts. Zero everywhere if the batch has no such outcome.
batch::SharedHistory shared_history(const results::BatchRecord& record);

/// Compares all histories of a complete batch. core::RunError that names scenario, draw, replication and
/// month of the first difference. Returns the number of months that were compared in each replication, summed
/// over scenarios.
std::uint64_t prove_shared_history(const results::BatchRecord& record, const results::RowSource& rows);

}  // namespace nrmsim::cli
