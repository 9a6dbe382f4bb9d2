#include "sim/results/hdf5/datasets.hpp"

#include <hdf5_hl.h>

#include <algorithm>

#include "sim/results/hdf5/pack_chunk.hpp"

namespace nrmsim::results::hdf5 {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{128} * 1024;

void track_order_not_times(const Properties& creation) {
  checked(H5Pset_attr_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
          "track the order of attributes");
  // All stay in the head of the dataset. From the ninth on the library would give them three trees of their
  // own, which takes longer than anything else in a small file.
  checked(H5Pset_attr_phase_change(creation.id(), 64, 32), "keep attributes together");
  // Otherwise the same batch written at another time would be another file.
  checked(H5Pset_obj_track_times(creation.id(), false), "leave times out");
}

}  // namespace

Space simple_space(const Shape& shape) {
  return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), "describe a shape"};
}

Shape shape_of(const Dataset& dataset) {
  const Space space(H5Dget_space(dataset.id()), "find out a shape");
  Shape shape(static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space.id()), "find out a shape")));
  checked(H5Sget_simple_extent_dims(space.id(), shape.data(), nullptr), "find out a shape");
  return shape;
}

Dataset open_dataset(hid_t group, const std::string& name) {
  return {H5Dopen2(group, name.c_str(), H5P_DEFAULT), "open \"" + name + "\""};
}

Properties plain_dataset() {
  Properties creation(H5Pcreate(H5P_DATASET_CREATE), "set up a dataset");
  track_order_not_times(creation);
  return creation;
}

Properties compressed_dataset(const Shape& chunk) {
  Properties creation = plain_dataset();
  checked(H5Pset_chunk(creation.id(), static_cast<int>(chunk.size()), chunk.data()), "set up chunks");
  checked(H5Pset_shuffle(creation.id()), "set up shuffling");
  checked(H5Pset_deflate(creation.id(), compression_level), "set up compression");
  checked(H5Pset_fletcher32(creation.id()), "set up checksums");
  return creation;
}

Shape chunk_of(const Shape& shape, std::size_t bytes_per_element) {
  Shape chunk(shape.size(), 1);
  hsize_t room = std::max<hsize_t>(1, chunk_bytes / bytes_per_element);
  for (std::size_t i = shape.size(); i-- > 0;) {
    chunk[i] = std::clamp<hsize_t>(room, 1, shape[i]);
    // Only a dimension that is covered whole leaves room for the one outside it.
    room = chunk[i] == shape[i] ? room / shape[i] : 1;
  }
  return chunk;
}

Dataset create_compressed(hid_t group, const std::string& name, hid_t type, const Shape& shape,
                          std::size_t bytes_per_element, const void* fill_value) {
  const std::string what = "create \"" + name + "\"";
  const Shape chunk = chunk_of(shape, bytes_per_element);
  const Properties creation = compressed_dataset(chunk);
  if (fill_value != nullptr) checked(H5Pset_fill_value(creation.id(), type, fill_value), what);
  const Properties access(H5Pcreate(H5P_DATASET_ACCESS), what);
  checked(H5Pset_chunk_cache(access.id(), 11, 3 * chunk_bytes, 1.0), what);
  const Space space = simple_space(shape);
  return {H5Dcreate2(group, name.c_str(), type, space.id(), H5P_DEFAULT, creation.id(), access.id()), what};
}

hid_t type_of(outcomes::CellType type) {
  return type == outcomes::CellType::real ? H5T_IEEE_F64LE : H5T_STD_U64LE;
}

Dataset write_numbers(hid_t group, const std::string& name, hid_t type, const Shape& shape,
                      const void* numbers) {
  const std::string what = "write \"" + name + "\"";
  const Space space = simple_space(shape);
  const Properties creation = plain_dataset();
  Dataset dataset(H5Dcreate2(group, name.c_str(), type, space.id(), H5P_DEFAULT, creation.id(), H5P_DEFAULT),
                  what);
  checked(H5Dwrite(dataset.id(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers), what);
  return dataset;
}

std::vector<double> read_reals(hid_t group, const std::string& name) {
  const std::string what = "read \"" + name + "\"";
  const Dataset dataset = open_dataset(group, name);
  const Type stored(H5Dget_type(dataset.id()), what);
  const H5T_class_t kind = H5Tget_class(stored.id());
  if (kind != H5T_INTEGER && kind != H5T_FLOAT) throw Hdf5Error("\"" + name + "\" does not hold numbers");
  const Space space(H5Dget_space(dataset.id()), what);
  std::vector<double> values(
      static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space.id()), what)));
  checked(H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), what);
  return values;
}

void write_slab(const Dataset& dataset, hid_t memory_type, const Slab& slab, const void* values) {
  const Space space(H5Dget_space(dataset.id()), "write values");
  checked(
      H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, slab.start.data(), nullptr, slab.count.data(), nullptr),
      "write values");
  const Space memory = simple_space(slab.count);
  checked(H5Dwrite(dataset.id(), memory_type, memory.id(), space.id(), H5P_DEFAULT, values), "write values");
}

void write_chunk(const Dataset& dataset, const Shape& start, std::span<const std::byte> packed) {
  constexpr std::uint32_t every_filter = 0;  // the mask has a bit for each that was left out
  checked(H5Dwrite_chunk(dataset.id(), H5P_DEFAULT, every_filter, start.data(), packed.size(), packed.data()),
          "write values");
}

void read_slab(const Dataset& dataset, hid_t memory_type, const Slab& slab, void* values,
               const std::string& name) {
  const Space space(H5Dget_space(dataset.id()), "read " + name);
  checked(
      H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, slab.start.data(), nullptr, slab.count.data(), nullptr),
      "read " + name);
  const Space memory = simple_space(slab.count);
  checked(H5Dread(dataset.id(), memory_type, memory.id(), space.id(), H5P_DEFAULT, values),
          "read " + name + ", which is damaged");
}

void make_scale(const Dataset& dataset, const std::string& name) {
  checked(H5DSset_scale(dataset.id(), name.c_str()), "make \"" + name + "\" a dimension scale");
}

void attach_scales(const Dataset& dataset, std::span<const Dataset* const> scales) {
  for (unsigned i = 0; i < scales.size(); ++i)
    checked(H5DSattach_scale(dataset.id(), scales[i]->id(), i), "attach a dimension scale");
}

bool is_scale(const Dataset& dataset) {
  return H5DSis_scale(dataset.id()) > 0;
}

std::string scale_name(const Dataset& dataset, unsigned dimension) {
  const auto visit = [](hid_t, unsigned, hid_t scale, void* memory) -> herr_t {
    char name[256] = {};
    if (H5DSget_scale_name(scale, name, sizeof name) > 0) *static_cast<std::string*>(memory) = name;
    return 1;
  };
  std::string name;
  H5DSiterate_scales(dataset.id(), dimension, nullptr, visit, &name);
  return name;
}

}  // namespace nrmsim::results::hdf5
