// A whole scenario that extends nothing: parameters, priors, policies, tables, settings, and what is made of
// them.

#include <cstdint>
#include <string_view>

#include "sim/core/problems.hpp"
#include "sim/scenario/load.hpp"
#include "tests/fuzz/declarations.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace scenario = nrmsim::scenario;
  static const scenario::Declarations declarations = nrmsim::fuzz::model_declarations();
  try {
    const auto loaded =
        scenario::load_text({reinterpret_cast<const char*>(data), size}, "fuzz.yaml", declarations);
    loaded.materialise(scenario::DrawPoint::central(), 1);
    loaded.explain();
    // What it says of itself is a scenario again.
    scenario::load_text(loaded.resolved_yaml(), "again.yaml", declarations);
  } catch (const nrmsim::core::InputError&) {
  }
  return 0;
}
