#pragma once
// What describes a batch: the root's attributes and the groups /parameters, /scenarios and /provenance.

#include "sim/results/batch_record.hpp"
#include "sim/results/hdf5/handle.hpp"

namespace nrmsim::results::hdf5 {

void write_root(hid_t file, const BatchRecord& record);
void write_parameters(hid_t file, const BatchRecord& record);
void write_scenarios(hid_t file, const BatchRecord& record);
void write_provenance(hid_t file, const BatchRecord& record);

}  // namespace nrmsim::results::hdf5
