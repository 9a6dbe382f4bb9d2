// Posterior files: comma-separated coordinates.

#include "sim/scenario/posterior.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace scenario = nrmsim::scenario;
  scenario::ProblemList problems;
  const auto read =
      scenario::parse_posterior({reinterpret_cast<const char*>(data), size}, {"fuzz.csv", 1, 0}, problems);
  if (!problems.empty()) return 0;
  // What is good is written and read again as the same.
  const auto again = scenario::parse_posterior(scenario::posterior_text(read), {"again.csv", 1, 0}, problems);
  if (!problems.empty() || again.rows != read.rows) std::abort();
  return 0;
}
