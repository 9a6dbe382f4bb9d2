#include "sim/verification/faults.hpp"

#include <fmt/format.h>

namespace nrmsim::verification {

void Faults::note(double found, double expected, std::string_view what, std::string_view of) {
  if (count_++ > 0) return;
  first_ = fmt::format("day {:.10g}: {}{}{}: {:.10g} found, {:.10g} expected", day_, what,
                       of.empty() ? "" : " of ", of, found, expected);
}

}  // namespace nrmsim::verification
