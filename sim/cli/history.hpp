#pragma once
// The proof that scenarios have the same history until the first day on which they are told apart.

#include <span>
#include <string>
#include <vector>

#include "sim/batch/shared_history.hpp"
#include "sim/model/input.hpp"
#include "sim/results/batch_record.hpp"
#include "sim/results/rows.hpp"

namespace nrmsim::cli {

/// Name of the outcome that holds a digest of the history up to the end of each month.
inline constexpr const char* history_outcome = "history_digest";

/// The first day on which two inputs say something else [d]: 0 if they differ from the start, otherwise the
/// day of the first dated change that only one of them has, and the horizon if they are the same.
double first_difference_day(const model::Input& a, const model::Input& b);

/// How many months of each scenario have to agree with the baseline: those that end on or before the day
/// `until` [scenario] on which it first differs from the baseline. Zero everywhere if the batch has no such
/// outcome.
batch::SharedHistory shared_history(const results::BatchRecord& record, std::span<const double> until);

/// Compares all histories of a batch or of a shard of one. core::RunError that names scenario, draw,
/// replication and month of the first difference. Returns the number of months that were compared in each
/// replication, summed over scenarios.
std::uint64_t prove_shared_history(const results::BatchRecord& record, std::span<const double> until,
                                   const results::RowSource& rows, unsigned threads = 1);

}  // namespace nrmsim::cli
