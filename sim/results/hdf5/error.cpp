#include "sim/results/hdf5/error.hpp"

namespace nrmsim::results::hdf5 {
namespace {

/// Called from the innermost error outwards; remembers the first text.
herr_t remember(unsigned, const H5E_error2_t* error, void* memory) {
  auto& text = *static_cast<std::string*>(memory);
  if (text.empty() && error->desc != nullptr) text = error->desc;
  return 0;
}

std::string reason() {
  std::string text;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, remember, &text);
  H5Eclear2(H5E_DEFAULT);
  return text;
}

}  // namespace

void be_quiet() {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

void fail(const std::string& what) {
  const std::string why = reason();
  throw Hdf5Error("cannot " + what + (why.empty() ? "" : ": " + why));
}

}  // namespace nrmsim::results::hdf5
