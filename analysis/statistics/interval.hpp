#pragma once
// A range of values with a stated level.

namespace nrmsim::statistics {

/// From low to high, in the unit of what it is about.
struct Interval {
  double low = 0;
  double high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

}  // namespace nrmsim::statistics
