#pragma once
// Runs what is missing of a batch into its journal, and makes the results file of a complete one.

#include <cstdint>
#include <stop_token>
#include <string>

#include "sim/cli/prepare.hpp"
#include "sim/cli/shard.hpp"
#include "sim/cli/team.hpp"
#include "sim/results/journal.hpp"
#include "sim/results/writer.hpp"

namespace nrmsim::cli {

struct ExecuteOptions {
  unsigned threads = 1;
  bool quiet = false;
  std::stop_token stop{};
  Shard shard{};                                ///< only its keys are run
  const results::RowSource* earlier = nullptr;  ///< keys that it has are not run again
  Team* team = nullptr;                         ///< other tasks that take part
};

/// What a run did.
struct Executed {
  bool stopped = false;                   ///< a stop was asked for before the batch was complete
  std::uint64_t ran = 0;                  ///< replications of this run
  double events = 0;                      ///< events that they handled
  std::uint64_t short_of_candidates = 0;  ///< replications whose inflow wanted more people than there were
  double seconds = 0;                     ///< time from the first to the last, all threads together
};

/// Runs every key of the prepared batch that the journal does not have. The journal may be that of the same
/// batch with more replications.
Executed run_missing(const Prepared& prepared, results::Journal& journal, const ExecuteOptions& options);

/// Proves the shared history, writes the results file from the journal, and from earlier rows where there are
/// any, and deletes the journal.
void write_results(const Prepared& prepared, results::Journal& journal, const std::string& path,
                   const results::WriteOptions& options, const results::RowSource* earlier = nullptr);

}  // namespace nrmsim::cli
