// The first stage of every YAML file: guards, parsing, places.

#include <cstdint>
#include <string>

#include "sim/scenario/problem_list.hpp"
#include "sim/scenario/yaml_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  nrmsim::scenario::ProblemList problems;
  nrmsim::scenario::parse_scenario(std::string(reinterpret_cast<const char*>(data), size), "fuzz.yaml",
                                   problems);
  return 0;
}
