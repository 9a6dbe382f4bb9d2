#pragma once

#include <string>

#include "sim/core/problems.hpp"

namespace nrmsim::results {

/// A file that was given as results cannot be used: something else, cut off, damaged, or of another version.
class UnreadableFile : public core::RunError {
 public:
  UnreadableFile(const std::string& path, const std::string& what,
                 const std::string& expected = "a results file that nrmsim wrote")
      : core::RunError(path + ": " + what + "; expected " + expected) {}
};

}  // namespace nrmsim::results
