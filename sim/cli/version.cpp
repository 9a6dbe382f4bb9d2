#include "sim/cli/version.hpp"

#include <fmt/format.h>

#include "nrmsim_build.hpp"
#include "sim/batch/cluster/world.hpp"
#include "sim/parallel/workers.hpp"

namespace nrmsim::cli {

Version version() {
  return {std::string(build::version), std::string(build::commit), std::string(build::compiler),
          parallel::threading()};
}

std::string version_text() {
  const Version v = version();
  return fmt::format("nrmsim {}\nresults version {}\ncommit {}\ncompiler {}\nthreads {}\ntasks {}", v.program,
                     results_version, v.commit, v.compiler, v.threading, cluster::joined_by());
}

}  // namespace nrmsim::cli
