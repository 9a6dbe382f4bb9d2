#pragma once
// What a launcher of parallel jobs says about this process.

#include <optional>
#include <string>

namespace nrmsim::cluster {

struct Launched {
  unsigned tasks = 1;
  unsigned rank = 0;
  std::string by;  ///< "mpirun", "srun", ...
};

/// From the variables that Open MPI's mpirun, launchers with PMI, and Slurm's srun set; nothing outside them.
/// The script of a Slurm job is not a task: it may call programs that are no part of any step.
std::optional<Launched> launched();

}  // namespace nrmsim::cluster
