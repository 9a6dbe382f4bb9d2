#pragma once
// A file that the HDF5 library writes through us. The library does not survive a disk that fills up: once a
// flush has failed, closing the file can crash. So a failed write is remembered here and the library is told
// that all is well; from then on nothing is written, and whoever asked for the file has to look at error()
// and throw it away.

#include "sim/results/hdf5/handle.hpp"
#include "sim/results/posix_file.hpp"

namespace nrmsim::results::hdf5 {

using Driver = Handle<H5FDunregister>;

class SteadyFile {
 public:
  /// The file stays open and has to outlive this.
  explicit SteadyFile(PosixFile& file) : file_(&file) {}

  /// The system's number of the first write that failed, or 0.
  int error() const noexcept { return error_; }

  void write(std::uint64_t position, std::span<const std::byte> bytes) noexcept;
  /// Bytes beyond the end are zero. False if reading fails.
  bool read(std::uint64_t position, std::span<std::byte> bytes) const noexcept;
  void truncate(std::uint64_t size) noexcept;
  /// 0 if the system does not tell.
  std::uint64_t size() const noexcept;

 private:
  PosixFile* file_;
  int error_ = 0;
};

/// Makes HDF5 go through the file wherever this access list is used. The driver has to live as long as the
/// list.
Driver use(const Properties& access, SteadyFile& file);

}  // namespace nrmsim::results::hdf5
