#pragma once
// The group /keys.

#include "sim/results/batch_record.hpp"
#include "sim/results/hdf5/handle.hpp"
#include "sim/results/rows.hpp"

namespace nrmsim::results::hdf5 {

/// Which keys the source has.
void write_keys(hid_t file, const BatchRecord& record, const RowSource& rows);

}  // namespace nrmsim::results::hdf5
