#include "sim/results/hdf5/attachments.hpp"

#include "sim/results/hdf5/datasets.hpp"

namespace nrmsim::results::hdf5 {
namespace {

constexpr auto attaching = "attach a dimension scale";

hobj_ref_t reference_to(hid_t dataset) {
  hobj_ref_t reference{};
  checked(H5Rcreate(&reference, dataset, ".", H5R_OBJECT, H5I_INVALID_HID), attaching);
  return reference;
}

void write_list(hid_t dataset, const char* name, hid_t type, std::size_t length, const void* elements) {
  const Space space = simple_space({length});
  const Attribute attribute(H5Acreate2(dataset, name, type, space.id(), H5P_DEFAULT, H5P_DEFAULT), attaching);
  checked(H5Awrite(attribute.id(), type, elements), attaching);
}

}  // namespace

void Attachments::attach(const Dataset& dataset, std::span<const Dataset* const> scales) {
  const hobj_ref_t self = reference_to(dataset.id());
  std::vector<hobj_ref_t> references;
  for (const Dataset* scale : scales) {
    places_[scale->id()].push_back({self, static_cast<int>(references.size())});
    references.push_back(reference_to(scale->id()));
  }
  std::vector<hvl_t> dimensions;
  dimensions.reserve(references.size());
  for (hobj_ref_t& reference : references) dimensions.push_back({1, &reference});
  const Type type(H5Tvlen_create(H5T_STD_REF_OBJ), attaching);
  write_list(dataset.id(), "DIMENSION_LIST", type.id(), dimensions.size(), dimensions.data());
}

void Attachments::finish() {
  const Type type(H5Tcreate(H5T_COMPOUND, sizeof(Place)), attaching);
  checked(H5Tinsert(type.id(), "dataset", HOFFSET(Place, dataset), H5T_STD_REF_OBJ), attaching);
  checked(H5Tinsert(type.id(), "dimension", HOFFSET(Place, dimension), H5T_NATIVE_INT), attaching);
  for (const auto& [scale, places] : places_)
    write_list(scale, "REFERENCE_LIST", type.id(), places.size(), places.data());
}

}  // namespace nrmsim::results::hdf5
