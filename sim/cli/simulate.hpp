#pragma once
// Joins a batch to the model: runs one key on one worker.

#include <memory>
#include <vector>

#include "sim/batch/key.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/observation/simulation.hpp"

namespace nrmsim::cli {

/// Workers that run the keys of a prepared batch, each with memory of its own that it keeps from key to key.
class Simulator {
 public:
  /// `prepared` has to outlive it.
  Simulator(const Prepared& prepared, unsigned workers);

  /// Runs a key on a worker; different workers may run at the same time.
  void run(const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row);

 private:
  const Prepared& prepared_;
  std::vector<model::Input> inputs_;  ///< [scenario], made once where there is only one draw
  std::vector<std::unique_ptr<observation::Worker>> workers_;
};

}  // namespace nrmsim::cli
