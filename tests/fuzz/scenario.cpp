// A whole scenario that extends nothing: parameters, priors, policies, tables, settings, and what is made of
// them.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sim/core/problems.hpp"
#include "sim/scenario/load.hpp"
#include "tests/fuzz/declarations.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace scenario = nrmsim::scenario;
  static const scenario::Declarations declarations = nrmsim::fuzz::model_declarations();
  std::string said;
  try {
    const auto loaded =
        scenario::load_text({reinterpret_cast<const char*>(data), size}, "fuzz.yaml", declarations);
    loaded.materialise(scenario::DrawPoint::central(), 1);
    loaded.explain();
    said = loaded.resolved_yaml();
  } catch (const nrmsim::core::InputError&) {
    return 0;
  }
  // What a scenario says of itself is the same scenario again.
  try {
    if (scenario::load_text(said, "again.yaml", declarations).resolved_yaml() != said) std::abort();
  } catch (const nrmsim::core::InputError&) {
    std::abort();
  }
  return 0;
}
