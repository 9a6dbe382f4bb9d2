#pragma once
// Puts the batch record together again from what stands in a file.

#include "sim/results/batch_record.hpp"
#include "sim/results/hdf5/handle.hpp"

namespace nrmsim::results::hdf5 {

/// Throws Hdf5Error unless the file follows format version 1. Checks the digests of labels, parameters and
/// scenarios.
BatchRecord read_batch(hid_t file);

}  // namespace nrmsim::results::hdf5
