#include "sim/parallel/each_index.hpp"

#include <algorithm>
#include <atomic>

#include "sim/core/contracts.hpp"
#include "sim/parallel/first_exception.hpp"
#include "sim/parallel/workers.hpp"

namespace nrmsim::parallel {

void for_each_index(unsigned threads, std::size_t count, const std::function<void(std::size_t)>& work) {
  NRMSIM_EXPECTS(threads >= 1);
  const auto useful = static_cast<unsigned>(std::min<std::size_t>(threads, count));
  if (useful <= 1) {
    for (std::size_t index = 0; index < count; ++index) work(index);
    return;
  }
  std::atomic<std::size_t> next{0};
  FirstException failure;
  on_each_worker(useful, [&](unsigned) {
    failure.guard([&] {
      while (!failure.caught()) {
        const std::size_t index = next.fetch_add(1, std::memory_order_relaxed);
        if (index >= count) return;
        work(index);
      }
    });
  });
  failure.rethrow();
}

}  // namespace nrmsim::parallel
