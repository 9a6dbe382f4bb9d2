// A results file, read from the first byte to the last.

#include "scratch.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nrmsim;
  const fuzz::Scratch file(data, size);
  try {
    const results::Reader reader(file.path());
    reader.check_everything();
  } catch (const core::RunError&) {
  } catch (const core::InputError&) {
  }
  return 0;
}
