#pragma once
// The group /events: event histories as one table, and a dictionary of its columns.

#include "sim/results/batch_record.hpp"
#include "sim/results/hdf5/handle.hpp"
#include "sim/results/rows.hpp"

namespace nrmsim::results::hdf5 {

/// Columns of the table of histories: scenario, draw, replication, then the batch's own.
std::vector<Column> history_columns(const BatchRecord& record);

/// Leaves the group out if the batch keeps no histories.
void write_events(hid_t file, const BatchRecord& record, const RowSource& rows);

}  // namespace nrmsim::results::hdf5
