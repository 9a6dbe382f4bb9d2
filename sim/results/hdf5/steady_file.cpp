#include "sim/results/hdf5/steady_file.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>

namespace nrmsim::results::hdf5 {
namespace {

/// What the library holds of an open file; its own part has to come first.
struct OpenFile {
  H5FD_t base{};
  SteadyFile* target = nullptr;
  haddr_t allocated = 0;
  haddr_t end = 0;  ///< as the library has to see it, even after writes were dropped
};

OpenFile& of(H5FD_t* file) {
  return *reinterpret_cast<OpenFile*>(file);
}
const OpenFile& of(const H5FD_t* file) {
  return *reinterpret_cast<const OpenFile*>(file);
}

H5FD_t* open_file(const char*, unsigned, hid_t access, haddr_t) noexcept {
  const void* info = H5Pget_driver_info(access);
  if (info == nullptr) return nullptr;
  auto opened = std::make_unique<OpenFile>();
  opened->target = *static_cast<SteadyFile* const*>(info);
  opened->end = opened->target->size();
  return reinterpret_cast<H5FD_t*>(opened.release());
}

herr_t close_file(H5FD_t* file) noexcept {
  delete &of(file);
  return 0;
}

herr_t query(const H5FD_t*, unsigned long* features) noexcept {
  *features = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
              H5FD_FEAT_AGGREGATE_SMALLDATA;
  return 0;
}

haddr_t get_allocated(const H5FD_t* file, H5FD_mem_t) noexcept {
  return of(file).allocated;
}

herr_t set_allocated(H5FD_t* file, H5FD_mem_t, haddr_t address) noexcept {
  of(file).allocated = address;
  return 0;
}

haddr_t get_end(const H5FD_t* file, H5FD_mem_t) noexcept {
  return of(file).end;
}

herr_t read(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* buffer) noexcept {
  return of(file).target->read(address, {static_cast<std::byte*>(buffer), size}) ? 0 : -1;
}

herr_t write(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size,
             const void* buffer) noexcept {
  of(file).target->write(address, {static_cast<const std::byte*>(buffer), size});
  of(file).end = std::max<haddr_t>(of(file).end, address + size);
  return 0;
}

herr_t truncate(H5FD_t* file, hid_t, hbool_t) noexcept {
  of(file).target->truncate(of(file).allocated);
  of(file).end = of(file).allocated;
  return 0;
}

H5FD_class_t driver_class() {
  H5FD_class_t driver{};
#if H5_VERSION_GE(1, 13, 2)
  driver.version = H5FD_CLASS_VERSION;
  driver.value = static_cast<H5FD_class_value_t>(600);  // the range for drivers under test or in private use
#endif
  driver.name = "nrmsim_steady_file";
  driver.maxaddr = static_cast<haddr_t>(INT64_MAX);
  driver.fc_degree = H5F_CLOSE_STRONG;
  // What travels with a list of properties is a pointer. NOLINTNEXTLINE(bugprone-sizeof-expression)
  driver.fapl_size = sizeof(SteadyFile*);
  driver.open = open_file;
  driver.close = close_file;
  driver.query = query;
  driver.get_eoa = get_allocated;
  driver.set_eoa = set_allocated;
  driver.get_eof = get_end;
  driver.read = read;
  driver.write = write;
  driver.truncate = truncate;
  const H5FD_mem_t one_list[] = H5FD_FLMAP_SINGLE;
  std::copy(std::begin(one_list), std::end(one_list), driver.fl_map);
  return driver;
}

}  // namespace

void SteadyFile::write(std::uint64_t position, std::span<const std::byte> bytes) noexcept {
  if (error_ == 0) error_ = file_->try_write_at(position, bytes);
}

bool SteadyFile::read(std::uint64_t position, std::span<std::byte> bytes) const noexcept {
  std::size_t got = 0;
  if (file_->try_read_at(position, bytes, got) != 0) return false;
  std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(got), bytes.end(), std::byte{0});
  return true;
}

void SteadyFile::truncate(std::uint64_t size) noexcept {
  if (error_ == 0) error_ = file_->try_truncate(size);
}

std::uint64_t SteadyFile::size() const noexcept {
  return file_->try_size();
}

Driver use(const Properties& access, SteadyFile& file) {
  const H5FD_class_t driver_description = driver_class();
  Driver driver(H5FDregister(&driver_description), "set up access to a file");
  SteadyFile* target = &file;
  checked(H5Pset_driver(access.id(), driver.id(), &target), "set up access to a file");
  return driver;
}

}  // namespace nrmsim::results::hdf5
