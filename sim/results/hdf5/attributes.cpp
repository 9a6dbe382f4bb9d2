#include "sim/results/hdf5/attributes.hpp"

#include <algorithm>
#include <cstdlib>

#include "sim/results/hdf5/texts.hpp"

namespace nrmsim::results::hdf5 {
namespace {

constexpr std::size_t longest_text = std::size_t{32} * 1024;

std::string about(const std::string& name) {
  return "the attribute \"" + name + "\"";
}

// One element in one dimension, which is how netCDF writes numbers in attributes.
void write_raw(hid_t owner, const std::string& name, hid_t type, const void* value) {
  const std::string what = "write " + about(name);
  const hsize_t one = 1;
  const Space space(H5Screate_simple(1, &one, nullptr), what);
  const Attribute attribute(H5Acreate2(owner, name.c_str(), type, space.id(), H5P_DEFAULT, H5P_DEFAULT),
                            what);
  checked(H5Awrite(attribute.id(), type, value), what);
}

template <typename T>
T read_raw(hid_t owner, const std::string& name, hid_t type) {
  const std::string what = "read " + about(name);
  const Attribute attribute(H5Aopen(owner, name.c_str(), H5P_DEFAULT), what);
  const Space space(H5Aget_space(attribute.id()), what);
  const Type stored(H5Aget_type(attribute.id()), what);
  const H5T_class_t kind = H5Tget_class(stored.id());
  if (H5Sget_simple_extent_npoints(space.id()) != 1 || (kind != H5T_INTEGER && kind != H5T_FLOAT))
    throw Hdf5Error(about(name) + " is not one number");
  T value{};
  checked(H5Aread(attribute.id(), type, &value), what);
  return value;
}

/// Length of the UTF-8 sequence at the start of the text; 0 if there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  // Overlong forms, surrogates, and what lies beyond the last code point.
  if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F) ||
      (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F))
    return 0;
  return length;
}

std::string cut(std::string text) {
  if (text.size() <= longest_text) return text;
  std::size_t end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text;
}

std::string read_variable_text(const Attribute& attribute, hid_t type, const std::string& what) {
  char* held = nullptr;
  checked(H5Aread(attribute.id(), type, &held), what);
  std::string text = held == nullptr ? "" : held;
  H5free_memory(held);
  return text;
}

}  // namespace

std::string clean_text(const std::string& text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = text[i] == '\0' ? 0 : sequence_length(std::string_view(text).substr(i));
    clean += length == 0 ? "?" : text.substr(i, length);
    i += std::max<std::size_t>(1, length);
  }
  return clean;
}

void write_text(hid_t owner, const std::string& name, const std::string& text) {
  const std::string what = "write " + about(name);
  const std::string clean = cut(clean_text(text));
  const Type type = fixed_text_type(std::max<std::size_t>(1, clean.size()));
  const Space space(H5Screate(H5S_SCALAR), what);
  const Attribute attribute(H5Acreate2(owner, name.c_str(), type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
                            what);
  checked(H5Awrite(attribute.id(), type.id(), clean.c_str()), what);
}

void write_number(hid_t owner, const std::string& name, double value) {
  write_raw(owner, name, H5T_IEEE_F64LE, &value);
}

void write_number(hid_t owner, const std::string& name, std::int32_t value) {
  write_raw(owner, name, H5T_STD_I32LE, &value);
}

void write_number(hid_t owner, const std::string& name, std::uint64_t value) {
  write_raw(owner, name, H5T_STD_U64LE, &value);
}

void write_flag(hid_t owner, const std::string& name, bool value) {
  const std::int8_t number = value ? 1 : 0;
  write_raw(owner, name, H5T_STD_I8LE, &number);
}

bool has_attribute(hid_t owner, const std::string& name) {
  return checked(H5Aexists(owner, name.c_str()), "look for " + about(name)) > 0;
}

std::string read_text(hid_t owner, const std::string& name) {
  const std::string what = "read " + about(name);
  const Attribute attribute(H5Aopen(owner, name.c_str(), H5P_DEFAULT), what);
  const Type stored(H5Aget_type(attribute.id()), what);
  const Space space(H5Aget_space(attribute.id()), what);
  if (H5Tget_class(stored.id()) != H5T_STRING || H5Sget_simple_extent_npoints(space.id()) != 1)
    throw Hdf5Error(about(name) + " is not a text");
  // Other programs that rewrite an attribute may choose the variable kind.
  if (H5Tis_variable_str(stored.id()) > 0)
    return read_variable_text(attribute, variable_text_type().id(), what);
  std::string text(H5Tget_size(stored.id()), '\0');
  checked(H5Aread(attribute.id(), stored.id(), text.data()), what);
  text.resize(std::min(text.size(), text.find('\0')));
  return text;
}

double read_real(hid_t owner, const std::string& name) {
  return read_raw<double>(owner, name, H5T_NATIVE_DOUBLE);
}

std::uint64_t read_whole(hid_t owner, const std::string& name) {
  return read_raw<std::uint64_t>(owner, name, H5T_NATIVE_UINT64);
}

bool read_flag(hid_t owner, const std::string& name) {
  return read_whole(owner, name) != 0;
}

}  // namespace nrmsim::results::hdf5
