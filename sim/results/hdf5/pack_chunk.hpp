#pragma once
// What a chunk goes through before it is in the file: HDF5's own shuffle, deflate and Fletcher-32, to the
// byte. The library does the same, but on one thread at a time; this can run on as many as there are.

#include <span>

#include "sim/outcomes/layout.hpp"
#include "sim/results/byte_text.hpp"

namespace nrmsim::results::hdf5 {

inline constexpr int compression_level = 4;

/// The bytes of a chunk of a dataset made by create_compressed().
Bytes pack_chunk(std::span<const outcomes::Cell> cells);

}  // namespace nrmsim::results::hdf5
