#pragma once

#include <filesystem>

namespace nrmsim::cli {

/// The folder of scenarios that came with this program: beside an installed program in its share folder, or
/// in the source tree that it was built from. Throws core::RunError if there is neither.
std::filesystem::path shipped_scenarios();

}  // namespace nrmsim::cli
