#pragma once
// One unit of work of a batch.

#include <functional>
#include <span>

#include "sim/outcomes/key.hpp"
#include "sim/outcomes/layout.hpp"

namespace nrmsim::batch {

using outcomes::Key;

/// Runs one key on one worker (0 ... threads - 1; a worker's memory is reused from key to key) and fills its
/// row of cells. Has to give the same cells whatever the worker and whatever ran before.
using RunKey = std::function<void(const Key& key, unsigned worker, std::span<outcomes::Cell> row)>;

}  // namespace nrmsim::batch
