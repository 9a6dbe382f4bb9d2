#pragma once
// A file descriptor that closes itself, and calls on it that finish or throw.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace nrmsim::results {

enum class Access : std::uint8_t {
  read,        ///< an existing file
  write,       ///< an existing file, read and write
  create,      ///< created if it is not there, read and write
  create_new,  ///< fails if it is there, read and write
};

/// Every function throws core::RunError with the path and the system's reason.
class PosixFile {
 public:
  PosixFile() = default;
  PosixFile(std::string path, Access access);
  PosixFile(PosixFile&& other) noexcept;
  PosixFile& operator=(PosixFile&& other) noexcept;
  ~PosixFile();

  bool is_open() const noexcept { return descriptor_ >= 0; }
  int descriptor() const noexcept { return descriptor_; }
  const std::string& path() const noexcept { return path_; }

  std::uint64_t size() const;
  void truncate(std::uint64_t size);

  /// Writes all of it at the position given.
  void write_at(std::uint64_t position, std::span<const std::byte> bytes);

  /// Reads up to that many bytes; fewer only at the end of the file.
  std::size_t read_at(std::uint64_t position, std::span<std::byte> bytes) const;

  /// The same without exceptions: the system's error number, or 0.
  int try_write_at(std::uint64_t position, std::span<const std::byte> bytes) noexcept;
  int try_read_at(std::uint64_t position, std::span<std::byte> bytes, std::size_t& got) const noexcept;
  int try_truncate(std::uint64_t size) noexcept;
  /// 0 if the system does not tell.
  std::uint64_t try_size() const noexcept;

  /// Waits until the contents are on the disk.
  void sync();
  void close();

 private:
  std::string path_;
  int descriptor_ = -1;
};

/// Waits until the names in the folder that holds `path` are on the disk.
void sync_folder_of(const std::string& path);

/// The folder that holds `path`; "." for a bare name.
std::string folder_of(const std::string& path);

/// RunError "PATH: cannot WHAT: the system's words for errno", with a hint where the disk is full.
[[noreturn]] void fail(const std::string& path, const std::string& what, int error_number);

}  // namespace nrmsim::results
