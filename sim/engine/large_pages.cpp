#include "sim/engine/large_pages.hpp"

#include <cstdint>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace nrmsim::engine {

std::size_t use_large_pages(void* first, std::size_t bytes) {
  const auto address = reinterpret_cast<std::uintptr_t>(first);
  const std::size_t before = (large_page - address % large_page) % large_page;
  if (bytes < before + large_page) return 0;
  const std::size_t whole = (bytes - before) / large_page * large_page;
#if defined(__linux__)
  // MADV_COLLAPSE, since Linux 6.1: it takes no more memory than is used, unlike MADV_HUGEPAGE beforehand.
  // Older headers do not name it; an older kernel says that it does not know it, which is as good as nothing.
  constexpr int collapse = 25;
  static_cast<void>(madvise(static_cast<char*>(first) + before, whole, collapse));
#endif
  return before + whole;
}

}  // namespace nrmsim::engine
