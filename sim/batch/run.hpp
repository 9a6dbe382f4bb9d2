#pragma once
// Runs the missing keys of a plan and hands over each row as soon as it is there.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>

#include "sim/batch/key.hpp"
#include "sim/batch/key_set.hpp"

namespace nrmsim::batch {

/// Takes a finished row. Called by one worker at a time, in whatever order the keys finish; the row is gone
/// afterwards.
using Sink = std::function<void(const Key& key, std::span<const outcomes::Cell> row)>;

/// Work done elsewhere: other processes that take keys and send rows back.
class Helpers {
 public:
  /// Where keys come from and rows go to while a batch runs.
  struct Desk {
    std::function<std::optional<Key>()> next;  ///< a key for somebody who is free; nothing when none is left
    std::function<bool()> is_over;             ///< no key will be handed out any more
    Sink hand_over;
  };

  Helpers() = default;
  Helpers(const Helpers&) = delete;
  Helpers& operator=(const Helpers&) = delete;
  virtual ~Helpers() = default;

  /// Hands keys out and takes rows in, until the desk is over and every key that was handed out has come back
  /// or has to be given up for lost. Called by the thread that called run().
  virtual void serve(const Desk& desk) = 0;
};

struct RunOptions {
  unsigned threads = 1;  ///< workers wanted, at least 1
  std::stop_token
      stop{};  ///< asked for a stop: no new key is begun, keys in hand are finished and handed over
  Helpers* helpers = nullptr;  ///< served by one more thread, worker `threads` if it comes to compute
};

struct RunSummary {
  std::uint64_t ran = 0;  ///< keys run and handed over by this call; fewer than missing if helpers lost some
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
