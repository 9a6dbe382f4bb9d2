#pragma once
// What one check of the program found.

#include <string>
#include <vector>

#include "sim/verification/faults.hpp"

namespace nrmsim::verification {

/// A number that is known beforehand, the one that the program gives, and how far they may lie apart.
struct Check {
  std::string what;  ///< with the unit in brackets where there is one
  double expected = 0;
  double found = 0;
  double bound = 0;
  bool passed = false;
  std::string detail{};  ///< where it first went wrong, in words; empty where nothing did
};

/// Passed if the two lie no further apart than the bound; a number that is not one never passes.
Check near(std::string what, double expected, double found, double bound);

/// Passed if there are no faults: their number is found, 0 expected.
Check without(std::string what, const Faults& faults);

/// The checks of one part of the program, under its name.
struct Group {
  std::string name;
  std::vector<Check> checks;
};

}  // namespace nrmsim::verification
