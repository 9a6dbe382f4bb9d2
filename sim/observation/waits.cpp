#include "sim/observation/waits.hpp"

namespace nrmsim::observation {

double Waits::quantile(std::size_t slot, double share) const {
  const double wanted = count_[slot] * share;
  if (count_[slot] == 0) return std::numeric_limits<double>::quiet_NaN();
  double below = 0;
  for (std::size_t bin = 0; bin < bins_of_slot; ++bin) {
    const double here = bins_[slot * bins_of_slot + bin];
    if (here > 0 && below + here >= wanted)
      return (static_cast<double>(bin) + (wanted - below) / here) / bins_per_day_;
    below += here;
  }
  return static_cast<double>(bins_of_slot) / bins_per_day_;
}

}  // namespace nrmsim::observation
