#pragma once
// A loop whose turns are shared out among workers.

#include <cstddef>
#include <functional>

namespace nrmsim::parallel {

/// Calls `work(index)` for every index below `count`, each once, on up to `threads` workers, whoever is free
/// taking the next. If a call throws, no new one is begun, and the first exception is thrown again once the
/// others have returned.
void for_each_index(unsigned threads, std::size_t count, const std::function<void(std::size_t index)>& work);

}  // namespace nrmsim::parallel
