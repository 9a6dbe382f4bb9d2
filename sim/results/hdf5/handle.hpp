#pragma once
// HDF5 identifiers that close themselves.

#include <hdf5.h>

#include <string>
#include <utility>

#include "sim/results/hdf5/error.hpp"

namespace nrmsim::results::hdf5 {

template <herr_t (*Close)(hid_t)>
class Handle {
 public:
  Handle() = default;
  /// Takes over an identifier fresh from the library; throws "cannot WHAT" if the library gave none.
  Handle(hid_t id, const std::string& what) : id_(checked(id, what)) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Handle() {
    if (id_ >= 0) Close(id_);
  }

  hid_t id() const noexcept { return id_; }

  /// Closes now, so that a failure can be told.
  void close(const std::string& what) {
    if (id_ >= 0) checked(Close(std::exchange(id_, H5I_INVALID_HID)), what);
  }

 private:
  hid_t id_ = H5I_INVALID_HID;
};

using File = Handle<H5Fclose>;
using Group = Handle<H5Gclose>;
using Dataset = Handle<H5Dclose>;
using Space = Handle<H5Sclose>;
using Type = Handle<H5Tclose>;
using Properties = Handle<H5Pclose>;
using Attribute = Handle<H5Aclose>;

}  // namespace nrmsim::results::hdf5
