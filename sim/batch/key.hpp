#pragma once
// One unit of work of a batch, and the order in which a batch is written.

#include <compare>
#include <cstdint>
#include <functional>
#include <span>

#include "sim/outcomes/layout.hpp"

namespace nrmsim::batch {

/// Which replication of which draw of which scenario. Ordered as written: scenario, then draw, then
/// replication.
struct Key {
  std::uint32_t scenario = 0;
  std::uint32_t draw = 0;
  std::uint32_t replication = 0;
  friend auto operator<=>(const Key&, const Key&) = default;
};

/// Runs one key on one worker (0 ... threads - 1; a worker's memory is reused from key to key) and fills its
/// row of cells. Has to give the same cells whatever the worker and whatever ran before.
using RunKey = std::function<void(const Key& key, unsigned worker, std::span<outcomes::Cell> row)>;

}  // namespace nrmsim::batch
