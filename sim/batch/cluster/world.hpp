#pragma once
// The processes of this job.

#include <memory>
#include <string>

#include "sim/batch/cluster/channel.hpp"

namespace nrmsim::cluster {

/// "Open MPI v4.1.4" or another MPI by its own name, or "without MPI".
std::string joined_by();

/// Joins the other tasks of the launcher that started this one; nothing if it stands alone (MPI is then not
/// even initialised). core::InputError if the launcher started several tasks that do not find one another:
/// each would do the whole work and write the same file. At most one at a time; to be called and destroyed by
/// the main thread.
std::unique_ptr<Channel> join();

}  // namespace nrmsim::cluster
