#pragma once
// A part of a batch, so that the tasks of a job array share the work out. All scenarios of one draw and
// replication belong to the same shard, so that pairs and their shared history stay together.

#include <cstdint>
#include <string>

#include "sim/batch/key.hpp"
#include "sim/batch/plan.hpp"

namespace nrmsim::cli {

/// Shard `number` (from 1) of `count`. The first of one is the whole batch.
struct Shard {
  std::uint32_t number = 1;
  std::uint32_t count = 1;

  bool is_whole() const { return count == 1; }
  bool has(const batch::Plan& plan, const batch::Key& key) const {
    return (std::uint64_t{key.replication} * plan.draws + key.draw) % count == number - 1;
  }
  /// Keys of the plan that belong to it.
  std::uint64_t size(const batch::Plan& plan) const;
};

/// "K/N", or "slurm" for the task that the variables of a SLURM job array name. core::InputError for anything
/// else.
Shard parse_shard(const std::string& text);

}  // namespace nrmsim::cli
