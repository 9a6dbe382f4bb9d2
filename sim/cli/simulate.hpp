#pragma once
// Joins a batch to the model: runs one key on one worker.

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "sim/batch/key.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/observation/simulation.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::cli {

/// Workers that run the keys of a prepared batch, each with memory of its own that it keeps from key to key.
class Simulator {
 public:
  /// `prepared` has to outlive it. Event histories are kept of the keys for which prepared.keeps_events()
  /// holds.
  Simulator(const Prepared& prepared, unsigned workers);

  /// Runs a key on a worker; different workers may run at the same time. core::TooOften, with the key, where
  /// something came round more often than the model can count.
  void run(const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row);

  /// The event history of a key that has been run, handed over once; empty where none is kept.
  std::vector<results::TableRow> take_events(const batch::Key& key);

 private:
  std::string in_key(const batch::Key& key, const char* what) const;
  void run(const model::Input& input, const batch::Key& key, observation::Worker& worker,
           std::span<outcomes::Cell> row);
  void run_model(const model::Input& input, const batch::Key& key, observation::Worker& worker,
                 std::span<outcomes::Cell> row);

  const Prepared& prepared_;
  std::vector<model::Input> inputs_;  ///< [scenario], made once where there is only one draw
  std::vector<std::unique_ptr<observation::Worker>> workers_;
  std::mutex events_mutex_;
  std::map<batch::Key, std::vector<results::TableRow>> events_;
};

}  // namespace nrmsim::cli
