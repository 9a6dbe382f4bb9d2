#pragma once
// The groups /outcomes and /keys.

#include "sim/results/batch_record.hpp"
#include "sim/results/hdf5/handle.hpp"
#include "sim/results/rows.hpp"

namespace nrmsim::results::hdf5 {

/// Streams every row once, in key order; what the source does not have is written as fill values.
void write_outcomes(hid_t file, const BatchRecord& record, const RowSource& rows);

/// Which keys the source has.
void write_keys(hid_t file, const BatchRecord& record, const RowSource& rows);

}  // namespace nrmsim::results::hdf5
