#pragma once
// Which keys a batch consists of, the order in which they are written, and the order in which they are run.

#include <cstdint>

#include "sim/batch/key.hpp"

namespace nrmsim::batch {

/// Every scenario with every draw with every replication.
struct Plan {
  std::uint32_t scenarios = 0;
  std::uint32_t draws = 0;
  std::uint32_t replications = 0;

  std::uint64_t size() const { return std::uint64_t{scenarios} * draws * replications; }
  bool contains(const Key& key) const {
    return key.scenario < scenarios && key.draw < draws && key.replication < replications;
  }

  /// Position of a key of the plan in the order of writing: scenario, then draw, then replication.
  std::uint64_t position(const Key& key) const;
  /// The key at a position in the order of writing.
  Key key_at(std::uint64_t position) const;

  /// The key that is handed out at a turn. All scenarios of one (draw, replication) follow each other, so
  /// that pairs complete together; all draws come before the next replication, so that a batch that was
  /// stopped early covers the uncertain parameters evenly.
  Key key_at_turn(std::uint64_t turn) const;

  friend bool operator==(const Plan&, const Plan&) = default;
};

}  // namespace nrmsim::batch
