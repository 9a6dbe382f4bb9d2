#pragma once
// The group /outcomes.

#include "sim/results/batch_record.hpp"
#include "sim/results/hdf5/handle.hpp"
#include "sim/results/rows.hpp"

namespace nrmsim::results::hdf5 {

/// Streams every row once, in key order; what the source does not have is written as fill values. The
/// file is the same whatever the number of threads.
void write_outcomes(hid_t file, const BatchRecord& record, const RowSource& rows, unsigned threads);

}  // namespace nrmsim::results::hdf5
