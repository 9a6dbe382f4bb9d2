#include "sim/results/hdf5/file.hpp"

namespace nrmsim::results::hdf5 {
namespace {

constexpr auto name_for_driver = "results";  // the library wants a name, the driver does not
constexpr unsigned tracked = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

Properties access() {
  Properties list(H5Pcreate(H5P_FILE_ACCESS), "set up access to a file");
  checked(H5Pset_libver_bounds(list.id(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V18),
          "set the version of the format");
  // Whatever is still open must not keep a file open that is about to be renamed or deleted.
  checked(H5Pset_fclose_degree(list.id(), H5F_CLOSE_STRONG), "set how files are closed");
  // A finished file never changes, and some file systems have no locks at all.
  checked(H5Pset_file_locking(list.id(), false, true), "switch off file locking");
  return list;
}

}  // namespace

File create_file(SteadyFile& target) {
  be_quiet();
  const Properties creation(H5Pcreate(H5P_FILE_CREATE), "set up a file");
  checked(H5Pset_link_creation_order(creation.id(), tracked), "track the order of links");
  checked(H5Pset_attr_creation_order(creation.id(), tracked), "track the order of attributes");
  checked(H5Pset_obj_track_times(creation.id(), false), "leave times out");
  const Properties list = access();
  const Driver driver = use(list, target);
  return {H5Fcreate(name_for_driver, H5F_ACC_TRUNC, creation.id(), list.id()), "create the file"};
}

File open_file(const std::string& path) {
  be_quiet();
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access().id()), "open the file"};
}

File open_file(SteadyFile& target) {
  be_quiet();
  const Properties list = access();
  const Driver driver = use(list, target);
  return {H5Fopen(name_for_driver, H5F_ACC_RDWR, list.id()), "open the file"};
}

void close_file(File& file) {
  checked(H5Fflush(file.id(), H5F_SCOPE_GLOBAL), "write the file");
  file.close("close the file");
}

Group create_group(hid_t parent, const std::string& name) {
  const std::string what = "create the group /" + name;
  const Properties creation(H5Pcreate(H5P_GROUP_CREATE), what);
  checked(H5Pset_link_creation_order(creation.id(), tracked), what);
  checked(H5Pset_attr_creation_order(creation.id(), tracked), what);
  checked(H5Pset_obj_track_times(creation.id(), false), what);
  return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT), what};
}

Group open_group(hid_t parent, const std::string& name) {
  return {H5Gopen2(parent, name.c_str(), H5P_DEFAULT), "open the group /" + name};
}

bool has_link(hid_t parent, const std::string& name) {
  return checked(H5Lexists(parent, name.c_str(), H5P_DEFAULT), "look for \"" + name + "\"") > 0;
}

std::vector<std::string> names_in(hid_t group) {
  H5G_info_t info{};
  checked(H5Gget_info(group, &info), "list a group");
  std::vector<std::string> names;
  for (hsize_t i = 0; i < info.nlinks; ++i) {
    const auto name_at = [&](char* text, std::size_t size) {
      return checked(
          H5Lget_name_by_idx(group, ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, text, size, H5P_DEFAULT),
          "list a group");
    };
    std::string name(static_cast<std::size_t>(name_at(nullptr, 0)), '\0');
    name_at(name.data(), name.size() + 1);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace nrmsim::results::hdf5
