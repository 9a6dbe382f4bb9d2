#include "sim/verification/check.hpp"

#include <cmath>
#include <utility>

namespace nrmsim::verification {

Check near(std::string what, double expected, double found, double bound) {
  return {std::move(what), expected, found, bound, std::abs(found - expected) <= bound};
}

Check without(std::string what, const Faults& faults) {
  return {std::move(what), 0, static_cast<double>(faults.count()), 0, faults.count() == 0, faults.first()};
}

}  // namespace nrmsim::verification
