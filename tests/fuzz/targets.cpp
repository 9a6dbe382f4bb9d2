// Files of published figures.

#include "sim/scenario/targets.hpp"

#include <cstdint>
#include <string>

#include "sim/core/problems.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    nrmsim::scenario::parse_targets(std::string(reinterpret_cast<const char*>(data), size), "fuzz.yaml");
  } catch (const nrmsim::core::InputError&) {
  }
  return 0;
}
