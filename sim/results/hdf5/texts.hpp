#pragma once
// Datasets of texts: variable-length UTF-8, never of a fixed length, which some readers crash on.

#include <string>
#include <vector>

#include "sim/results/hdf5/handle.hpp"

namespace nrmsim::results::hdf5 {

/// A text of that many bytes, padded with zeros: for attributes and inside compounds only.
Type fixed_text_type(std::size_t bytes);
Type variable_text_type();

/// A dataset of texts over one dimension.
Dataset write_texts(hid_t group, const std::string& name, const std::vector<std::string>& texts);
/// A dataset of one text without a dimension.
Dataset write_single_text(hid_t group, const std::string& name, const std::string& text);

/// All texts of a dataset; throws if it holds anything else.
std::vector<std::string> read_texts(hid_t group, const std::string& name);

}  // namespace nrmsim::results::hdf5
