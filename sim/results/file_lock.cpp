#include "sim/results/file_lock.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

namespace nrmsim::results {
namespace {

// Open-file-description locks: they belong to the open file, not to the process, so closing another
// descriptor of the same file does not drop them, and they can be asked about without being taken.
struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

}  // namespace

bool try_lock(const PosixFile& file) {
  struct flock lock = whole_file();
  while (::fcntl(file.descriptor(), F_OFD_SETLK, &lock) != 0) {
    if (errno == EAGAIN || errno == EACCES) return false;
    if (errno != EINTR)
      fail(file.path(), "lock it (its folder has to lie on a file system with locks)", errno);
  }
  return true;
}

bool is_locked(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  const PosixFile file(path, Access::read);
  struct flock lock = whole_file();
  if (::fcntl(file.descriptor(), F_OFD_GETLK, &lock) != 0) fail(path, "ask for its lock", errno);
  return lock.l_type != F_UNLCK;
}

bool still_has_its_name(const PosixFile& file) {
  struct stat named {};
  struct stat opened {};
  return ::stat(file.path().c_str(), &named) == 0 && ::fstat(file.descriptor(), &opened) == 0 &&
         named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

}  // namespace nrmsim::results
