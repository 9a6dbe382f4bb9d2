#pragma once
// HDF5's failures as exceptions, with the innermost reason that the library gives.

#include <hdf5.h>

#include <string>

#include "sim/core/problems.hpp"

namespace nrmsim::results::hdf5 {

/// A failure inside a file; whoever knows the file's name puts it in front.
class Hdf5Error : public core::RunError {
 public:
  using core::RunError::RunError;
};

/// Keeps the library from printing its own error stacks.
void be_quiet();

/// Throws Hdf5Error "cannot WHAT" with the library's reason.
[[noreturn]] void fail(const std::string& what);

/// Passes on what a call of the library returned, or throws if that was negative.
template <typename Result>
Result checked(Result result, const std::string& what) {
  if (result < 0) fail(what);
  return result;
}

}  // namespace nrmsim::results::hdf5
