#pragma once
// Attributes of files, groups and datasets.

#include <cstdint>
#include <string>

#include "sim/results/hdf5/handle.hpp"

namespace nrmsim::results::hdf5 {

/// The text as UTF-8 without zero bytes; bytes that are no UTF-8 become question marks.
std::string clean_text(const std::string& text);

/// Texts are cut to what an attribute holds, 32 KiB.
void write_text(hid_t owner, const std::string& name, const std::string& text);
void write_number(hid_t owner, const std::string& name, double value);
void write_number(hid_t owner, const std::string& name, std::int32_t value);
void write_number(hid_t owner, const std::string& name, std::uint64_t value);
void write_flag(hid_t owner, const std::string& name, bool value);

bool has_attribute(hid_t owner, const std::string& name);

/// Each throws if the attribute is not there or of another kind.
std::string read_text(hid_t owner, const std::string& name);
double read_real(hid_t owner, const std::string& name);
std::uint64_t read_whole(hid_t owner, const std::string& name);
bool read_flag(hid_t owner, const std::string& name);

}  // namespace nrmsim::results::hdf5
