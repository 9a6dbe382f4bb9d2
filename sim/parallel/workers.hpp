#pragma once
// The one place that knows how work is spread over the cores of this machine.

#include <functional>
#include <string>

namespace nrmsim::parallel {

/// Cores that this process may use, at least 1. Follows processor affinity and OMP_NUM_THREADS. Always 1
/// without OpenMP.
unsigned available_threads();

/// "OpenMP (specification of 201511)" or "without OpenMP".
std::string threading();

/// Calls `work(worker)` once on each of `threads` workers, numbered from 0, and returns when all have
/// returned. The system may give fewer workers than asked for, never more. `work` must not throw. Without
/// OpenMP there is one worker.
void on_each_worker(unsigned threads, const std::function<void(unsigned worker)>& work);

}  // namespace nrmsim::parallel
