#include "analysis/statistics/repeated_looks.hpp"

#include "analysis/statistics/mean_interval.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {

std::vector<std::uint32_t> look_counts(std::uint32_t limit) {
  NRMSIM_EXPECTS(limit > 1);
  constexpr std::uint64_t first = 8;
  std::vector<std::uint32_t> counts;
  for (std::uint64_t count = first; count < limit; count *= 2)
    counts.push_back(static_cast<std::uint32_t>(count));
  counts.push_back(limit);
  return counts;
}

Interval interval_with_looks(std::span<const double> values, double level, std::size_t looks) {
  NRMSIM_EXPECTS(looks > 0);
  return student_t_interval(values, 1 - (1 - level) / static_cast<double>(looks));
}

}  // namespace nrmsim::statistics
