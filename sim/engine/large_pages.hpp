#pragma once
// Memory in large pages. Whoever works on hundreds of megabytes in no order finds the processor's table of
// pages too short for pages of 4 KiB.

#include <cstddef>

namespace nrmsim::engine {

/// Asks the system to hold memory that is in use, [first, first + bytes), in large pages, as many as lie
/// within it whole. Returns how many bytes from `first` need not be asked for again. It changes no content;
/// where the system cannot do it nothing happens.
std::size_t use_large_pages(void* first, std::size_t bytes);

inline constexpr std::size_t large_page = std::size_t{1} << 21U;  ///< bytes

}  // namespace nrmsim::engine
