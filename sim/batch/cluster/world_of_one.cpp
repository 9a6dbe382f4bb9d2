#include <fmt/format.h>

#include "sim/batch/cluster/launcher.hpp"
#include "sim/batch/cluster/world.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cluster {

std::string joined_by() {
  return "without MPI";
}

std::unique_ptr<Channel> join() {
  const auto by = launched();
  if (!by || by->tasks == 1) return nullptr;
  throw core::InputError(
      {{by->by},
       fmt::format("started {} tasks, and this nrmsim was built without MPI, so each would do the "
                   "whole work",
                   by->tasks),
       "one task, --shard, or a build for which CMake finds MPI"});
}

}  // namespace nrmsim::cluster
