#include "sim/observation/incidence.hpp"

#include <limits>

namespace nrmsim::observation {

std::array<double, incidence_months + 1> IncidenceCounts::estimate() const {
  std::array<double, incidence_months + 1> incidence{};
  double at_risk = people_;
  double surviving = 1;
  double so_far = 0;
  for (std::size_t month = 0; month < incidence_months; ++month) {
    const double events = ended_[month][0];
    const double competing = ended_[month][1];
    const double censored = ended_[month][2];
    const double exposed = at_risk - censored / 2;
    if (exposed <= 0) {
      so_far = std::numeric_limits<double>::quiet_NaN();
    } else {
      so_far += surviving * events / exposed;
      surviving *= 1 - (events + competing) / exposed;
    }
    incidence[month + 1] = so_far;
    at_risk -= events + competing + censored;
  }
  return incidence;
}

}  // namespace nrmsim::observation
