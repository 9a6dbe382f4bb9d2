#pragma once
// Runs a batch until the differences to the baseline are known well enough.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/cli/execute.hpp"
#include "sim/cli/preflight.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/results/reader.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::cli {

/// A half width that the interval of an outcome's difference to the baseline is to have at most.
struct PrecisionTarget {
  std::string outcome;
  double half_width = 0;
};

/// Replications that are run at most where the command line does not say.
inline constexpr std::uint32_t most_until_precise = 1024;

/// Reads OUTCOME=HALFWIDTH each. core::InputError for texts that are none.
std::vector<PrecisionTarget> precision_targets(const std::vector<std::string>& texts);

/// What the options become: one draw, and an upper limit of replications. core::InputError where several
/// draws are asked for, whose spread more replications do not narrow.
void limit_replications(ScenarioOptions& options);

struct Precise {
  Executed executed;
  std::uint32_t replications = 0;  ///< complete in every scenario, and enough or the limit
  results::Table table;            ///< until_precise: what was wanted, what was found, with how many looks
};

/// How many replications each target is likely to take in each scenario, a line each; nothing for outcomes of
/// which look_ahead() expects no width.
std::vector<std::string> precision_forecast(const Preflight& ahead, const Prepared& prepared,
                                            const std::vector<PrecisionTarget>& targets);

/// Runs what is missing in the journal of the results file `path`. Looks after fixed numbers of complete
/// replications (statistics::look_counts of the batch's replications, the limit) and stops when every target
/// is met in every scenario but the baseline. The number depends on the batch alone, not on threads or on
/// stopping and resuming. Says on standard error what to expect unless quiet. core::InputError if the batch
/// has a single scenario, or for outcomes that are unknown or several numbers.
Precise run_until_precise(const Prepared& prepared, const std::vector<PrecisionTarget>& targets,
                          results::Journal& journal, const std::string& path, const ExecuteOptions& options);

/// Checks the targets against the batch as run_until_precise does, before anything is written.
void check_targets(const Prepared& prepared, const std::vector<PrecisionTarget>& targets);

/// Whether a file was made so.
bool was_run_until_precise(const results::Reader& reader);

/// Prints the table of a file that was made so; nothing for other files.
void print_precision(const results::Reader& reader);

}  // namespace nrmsim::cli
