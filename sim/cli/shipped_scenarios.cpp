#include "sim/cli/shipped_scenarios.hpp"

#include <system_error>

#include "nrmsim_build.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {

namespace fs = std::filesystem;

fs::path shipped_scenarios() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  fs::path installed = (program.parent_path() / build::installed_scenarios).lexically_normal();
  if (!error && fs::is_directory(installed, error)) return installed;
  fs::path source(build::source_scenarios);
  if (fs::is_directory(source, error)) return source;
  throw core::RunError("the scenarios that came with nrmsim are neither in " + installed.string() +
                       " nor in " + source.string());
}

}  // namespace nrmsim::cli
