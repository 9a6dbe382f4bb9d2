#include "sim/results/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "sim/core/problems.hpp"
#include "sim/results/file_lock.hpp"

namespace nrmsim::results {
namespace {

namespace fs = std::filesystem;

std::string temporary_prefix(const std::string& path) {
  return path + ".tmp-";
}

/// Whoever writes a temporary file holds its lock, so one that nobody holds is a leftover.
void sweep(const std::string& path) {
  const std::string prefix = fs::path(temporary_prefix(path)).filename().string();
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_of(path), ignored)) {
    if (entry.path().filename().string().rfind(prefix, 0) != 0 || !entry.is_regular_file(ignored)) continue;
    try {
      if (!is_locked(entry.path().string())) fs::remove(entry.path(), ignored);
    } catch (const core::RunError&) {
      continue;  // somebody else's, or gone by now
    }
  }
}

/// Without locks the file is as good.
void lock_if_possible(const PosixFile& file) {
  try {
    try_lock(file);
  } catch (const core::RunError&) {
    return;
  }
}

PosixFile make_temporary(const std::string& path) {
  const std::string prefix = temporary_prefix(path) + std::to_string(::getpid());
  for (int attempt = 0; attempt < 1000; ++attempt) {
    const std::string name = prefix + "-" + std::to_string(attempt);
    if (fs::exists(name)) continue;
    PosixFile file(name, Access::create_new);
    lock_if_possible(file);
    return file;
  }
  fail(path, "make a temporary file beside it", EEXIST);
}

void rename_into_place(const std::string& from, const std::string& to, Existing existing) {
  const unsigned flags = existing == Existing::refuse ? RENAME_NOREPLACE : 0;
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0) return;
  if (errno == EINVAL && existing == Existing::refuse) {
    // This file system cannot refuse by itself.
    if (fs::exists(to)) fail(to, "write", EEXIST);
    if (::rename(from.c_str(), to.c_str()) == 0) return;
  }
  fail(to, "put the finished file into place", errno);
}

}  // namespace

AtomicFile::AtomicFile(std::string path) : path_(std::move(path)) {
  sweep(path_);
  file_ = make_temporary(path_);
}

AtomicFile::~AtomicFile() {
  if (!committed_) ::unlink(file_.path().c_str());
}

void AtomicFile::commit(Existing existing) {
  file_.sync();
  rename_into_place(file_.path(), path_, existing);
  committed_ = true;
  sync_folder_of(path_);
}

}  // namespace nrmsim::results
