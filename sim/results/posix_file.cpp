#include "sim/results/posix_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "sim/core/problems.hpp"

namespace nrmsim::results {
namespace {

int flags_of(Access access) {
  switch (access) {
    case Access::read:
      return O_RDONLY;
    case Access::write:
      return O_RDWR;
    case Access::create:
      return O_RDWR | O_CREAT;
    case Access::create_new:
      return O_RDWR | O_CREAT | O_EXCL;
  }
  return O_RDONLY;
}

int open_descriptor(const std::string& path, int flags) {
  int descriptor = -1;
  do descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0666);
  while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

}  // namespace

void fail(const std::string& path, const std::string& what, int error_number) {
  std::string text = path + ": cannot " + what + ": " + std::generic_category().message(error_number);
  if (error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG)
    text += " (the disk is full or a limit is reached; make room and go on)";
  throw core::RunError(text);
}

PosixFile::PosixFile(std::string path, Access access) : path_(std::move(path)) {
  descriptor_ = open_descriptor(path_, flags_of(access));
  if (descriptor_ < 0) fail(path_, access == Access::read ? "open" : "open for writing", errno);
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
    const int error = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    close();
    fail(path_, "use it as a file", error);
  }
}

PosixFile::PosixFile(PosixFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

PosixFile& PosixFile::operator=(PosixFile&& other) noexcept {
  close();
  path_ = std::move(other.path_);
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

PosixFile::~PosixFile() {
  close();
}

void PosixFile::close() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

std::uint64_t PosixFile::size() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) fail(path_, "tell the size", errno);
  return static_cast<std::uint64_t>(status.st_size);
}

std::uint64_t PosixFile::try_size() const noexcept {
  struct stat status {};
  return ::fstat(descriptor_, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

void PosixFile::truncate(std::uint64_t size) {
  if (const int error = try_truncate(size)) fail(path_, "cut", error);
}

int PosixFile::try_truncate(std::uint64_t size) noexcept {
  return ::ftruncate(descriptor_, static_cast<off_t>(size)) == 0 ? 0 : errno;
}

void PosixFile::write_at(std::uint64_t position, std::span<const std::byte> bytes) {
  if (const int error = try_write_at(position, bytes)) fail(path_, "write", error);
}

int PosixFile::try_write_at(std::uint64_t position, std::span<const std::byte> bytes) noexcept {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(position));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : ENOSPC;
    position += static_cast<std::uint64_t>(written);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return 0;
}

std::size_t PosixFile::read_at(std::uint64_t position, std::span<std::byte> bytes) const {
  std::size_t got = 0;
  if (const int error = try_read_at(position, bytes, got)) fail(path_, "read", error);
  return got;
}

int PosixFile::try_read_at(std::uint64_t position, std::span<std::byte> bytes,
                           std::size_t& got) const noexcept {
  got = 0;
  while (got < bytes.size()) {
    const ssize_t more =
        ::pread(descriptor_, bytes.data() + got, bytes.size() - got, static_cast<off_t>(position + got));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return errno;
    if (more == 0) break;
    got += static_cast<std::size_t>(more);
  }
  return 0;
}

void PosixFile::sync() {
  while (::fsync(descriptor_) != 0)
    if (errno != EINTR) fail(path_, "bring it safely to the disk", errno);
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

void sync_folder_of(const std::string& path) {
  const std::string folder = folder_of(path);
  const int descriptor = open_descriptor(folder, O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) fail(folder, "open the folder", errno);
  const int result = ::fsync(descriptor);
  const int error = errno;
  ::close(descriptor);
  // Some file systems cannot sync a folder and say so; there is nothing more to do on them.
  if (result != 0 && error != EINVAL && error != EROFS)
    fail(folder, "bring the folder safely to the disk", error);
}

}  // namespace nrmsim::results
