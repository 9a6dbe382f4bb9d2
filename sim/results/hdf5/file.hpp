#pragma once
// Creating and opening files and groups with the properties that other readers need.

#include <string>
#include <vector>

#include "sim/results/hdf5/handle.hpp"
#include "sim/results/hdf5/steady_file.hpp"

namespace nrmsim::results::hdf5 {

/// A new file in place of whatever is there: earliest/v18 bounds, creation order of links and attributes
/// tracked.
File create_file(SteadyFile& target);
/// A finished file, for reading or for adding to it.
File open_file(const std::string& path);
File open_file(SteadyFile& target);

/// Brings everything to the file and closes it; throws if that fails.
void close_file(File& file);

Group create_group(hid_t parent, const std::string& name);
Group open_group(hid_t parent, const std::string& name);
bool has_link(hid_t parent, const std::string& name);

/// Names of what is in a group, in the order in which it was made.
std::vector<std::string> names_in(hid_t group);

}  // namespace nrmsim::results::hdf5
