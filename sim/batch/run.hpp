#pragma once
// Runs the missing keys of a plan and hands over each row as soon as it is there.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>

#include "sim/batch/key.hpp"
#include "sim/batch/key_set.hpp"

namespace nrmsim::batch {

/// Takes a finished row. Called by one worker at a time, in whatever order the keys finish; the row is gone
/// afterwards.
using Sink = std::function<void(const Key& key, std::span<const outcomes::Cell> row)>;

struct RunOptions {
  unsigned threads = 1;  ///< workers wanted, at least 1
  std::stop_token
      stop{};  ///< asked for a stop: no new key is begun, keys in hand are finished and handed over
};

struct RunSummary {
  std::uint64_t ran = 0;  ///< keys run and handed over by this call
  bool stopped = false;   ///< a stop was asked for while keys were still missing
};

/// Runs every key of `done`'s plan that is not in `done`, each once, in the plan's order of turns, handed out
/// one by one to whichever worker is free. Rows have `cells` cells, zero when `run_key` gets them. Memory is
/// one row a worker. The rows depend on the key alone, so neither threads nor stopping and resuming change
/// them.
///
/// If `run_key` throws, no new key is begun, the others in hand are finished and handed over, and the first
/// exception is thrown again. If `sink` throws, nothing more is handed over.
RunSummary run(const KeySet& done, std::size_t cells, const RunOptions& options, const RunKey& run_key,
               const Sink& sink);

}  // namespace nrmsim::batch
