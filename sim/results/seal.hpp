#pragma once
// A seal after the end of the HDF5 data: the length of what precedes it and a digest of every byte of that.
// HDF5 readers ignore what follows their data. With it a damaged file is known before the HDF5 library walks
// its internal structures, which have hardly any checks of their own.

#include <string>

#include "sim/results/posix_file.hpp"

namespace nrmsim::results {

/// Appends the seal to a finished file.
void seal(PosixFile& file);

enum class SealState : std::uint8_t {
  intact,
  absent,  ///< cut off, or the file was changed by another program afterwards; the digests inside still hold
  broken,  ///< the bytes are not those that were sealed
};

/// Bytes that a seal takes up.
std::uint64_t seal_length();

/// Whether a file ends with a seal, intact or not. Reads only its end.
bool has_seal(const PosixFile& file);

SealState check_seal(const PosixFile& file);

}  // namespace nrmsim::results
