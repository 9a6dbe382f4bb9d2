#pragma once
// The dimensions that groups share: each group that uses one holds its scale.

#include <string>
#include <vector>

#include "sim/results/batch_record.hpp"
#include "sim/results/hdf5/handle.hpp"

namespace nrmsim::results::hdf5 {

Dataset write_scenario_scale(hid_t group, const BatchRecord& record);
Dataset write_draw_scale(hid_t group, const BatchRecord& record);
Dataset write_replication_scale(hid_t group, const BatchRecord& record);
Dataset write_axis_scale(hid_t group, const outcomes::Axis& axis);

/// Scale 0, 1, 2, ... as integers, as many as the axis has values.
Dataset write_counting_scale(hid_t group, const outcomes::Axis& axis);

/// Scale 0, 1, 2, ... of the rows of a table.
Dataset write_row_scale(hid_t group, const std::string& name, std::size_t rows);

/// Digest of what stands along an axis.
std::string digest_of(const outcomes::Axis& axis);
/// The axes of every outcome before its own: scenario, draw, replication.
std::vector<outcomes::Axis> leading_axes(const BatchRecord& record);
/// Digest of what stands along all axes of an outcome.
std::string labels_digest(const BatchRecord& record, const outcomes::Outcome& outcome);
std::string labels_digest(const std::vector<outcomes::Axis>& axes);

}  // namespace nrmsim::results::hdf5
