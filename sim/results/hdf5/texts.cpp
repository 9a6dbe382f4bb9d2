#include "sim/results/hdf5/texts.hpp"

#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/datasets.hpp"

namespace nrmsim::results::hdf5 {
namespace {

// The library would fill a MiB with zeros to convert a handful of labels.
constexpr std::size_t conversion_bytes = std::size_t{16} * 1024;

Dataset write_over(hid_t group, const std::string& name, const Space& space,
                   const std::vector<std::string>& texts) {
  const std::string what = "write \"" + name + "\"";
  const Type type = variable_text_type();
  const Properties creation = plain_dataset();
  Dataset dataset(
      H5Dcreate2(group, name.c_str(), type.id(), space.id(), H5P_DEFAULT, creation.id(), H5P_DEFAULT), what);
  std::vector<std::string> clean;
  clean.reserve(texts.size());
  for (const std::string& text : texts) clean.push_back(clean_text(text));
  std::vector<const char*> pointers;
  pointers.reserve(clean.size());
  for (const std::string& text : clean) pointers.push_back(text.c_str());
  const Properties transfer(H5Pcreate(H5P_DATASET_XFER), what);
  checked(H5Pset_buffer(transfer.id(), conversion_bytes, nullptr, nullptr), what);
  checked(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, transfer.id(), pointers.data()), what);
  return dataset;
}

}  // namespace

Type fixed_text_type(std::size_t bytes) {
  Type type(H5Tcopy(H5T_C_S1), "describe a text");
  checked(H5Tset_size(type.id(), bytes), "describe a text");
  checked(H5Tset_strpad(type.id(), H5T_STR_NULLPAD), "describe a text");
  checked(H5Tset_cset(type.id(), H5T_CSET_UTF8), "describe a text");
  return type;
}

Type variable_text_type() {
  Type type(H5Tcopy(H5T_C_S1), "describe a text");
  checked(H5Tset_size(type.id(), H5T_VARIABLE), "describe a text");
  checked(H5Tset_cset(type.id(), H5T_CSET_UTF8), "describe a text");
  return type;
}

Dataset write_texts(hid_t group, const std::string& name, const std::vector<std::string>& texts) {
  return write_over(group, name, simple_space({texts.size()}), texts);
}

Dataset write_single_text(hid_t group, const std::string& name, const std::string& text) {
  return write_over(group, name, Space(H5Screate(H5S_SCALAR), "write \"" + name + "\""), {text});
}

std::vector<std::string> read_texts(hid_t group, const std::string& name) {
  const std::string what = "read \"" + name + "\"";
  const Dataset dataset = open_dataset(group, name);
  const Type stored(H5Dget_type(dataset.id()), what);
  if (H5Tget_class(stored.id()) != H5T_STRING || H5Tis_variable_str(stored.id()) <= 0)
    throw Hdf5Error("\"" + name + "\" does not hold texts");
  const Space space(H5Dget_space(dataset.id()), what);
  const auto count = checked(H5Sget_simple_extent_npoints(space.id()), what);
  std::vector<char*> pointers(static_cast<std::size_t>(count), nullptr);
  const Type type = variable_text_type();
  checked(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), what);
  std::vector<std::string> texts;
  for (char* pointer : pointers) {
    texts.emplace_back(pointer == nullptr ? "" : pointer);
    H5free_memory(pointer);
  }
  return texts;
}

}  // namespace nrmsim::results::hdf5
