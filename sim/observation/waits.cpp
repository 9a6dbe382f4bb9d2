#include "sim/observation/waits.hpp"

namespace nrmsim::observation {

double Waits::median(std::size_t year) const {
  const double half = count_[year] / 2.0;
  if (half == 0) return std::numeric_limits<double>::quiet_NaN();
  double below = 0;
  for (std::size_t day = 0; day < longest; ++day) {
    const double here = days_[year * longest + day];
    if (below + here >= half) return static_cast<double>(day) + (half - below) / here;
    below += here;
  }
  return static_cast<double>(longest);
}

}  // namespace nrmsim::observation
