#pragma once
// Locks that the kernel drops when their process dies, however it dies.

#include <string>

#include "sim/results/posix_file.hpp"

namespace nrmsim::results {

/// Takes the exclusive lock of an open file without waiting; false if another process holds it. RunError
/// where the file system has no locks. Given back when the file is closed.
bool try_lock(const PosixFile& file);

/// Whether some process holds the lock of the file at this moment; false if there is no such file.
bool is_locked(const std::string& path);

/// Whether the open file is still the one under its name, not one that was deleted or replaced meanwhile.
bool still_has_its_name(const PosixFile& file);

}  // namespace nrmsim::results
