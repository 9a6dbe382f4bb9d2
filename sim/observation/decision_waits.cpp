#include "sim/observation/decision_waits.hpp"

namespace nrmsim::observation {

void DecisionWaits::fill(Cells& cells, const WaitMeasures& measures) const {
  for (std::size_t y = 0; y < years_; ++y) {
    cells.at(measures.mean, y) = by_year_.mean(y);
    cells.at(measures.median, y) = by_year_.median(y);
    for (std::size_t q = 0; q < quantiles.size(); ++q)
      cells.at(measures.quantiles, q, y) = by_year_.quantile(y, quantiles[q]);
    for (std::size_t group = 0; group < age_and_sex_count; ++group) {
      cells.at(measures.by_age_and_sex_mean, group, y) = by_people_.mean(group * years_ + y);
      cells.at(measures.by_age_and_sex_median, group, y) = by_people_.median(group * years_ + y);
    }
  }
  for (std::size_t m = 0; m < cells.months(); ++m) {
    cells.at(measures.monthly_mean, m) = by_month_.mean(m);
    cells.at(measures.monthly_median, m) = by_month_.median(m);
  }
}

}  // namespace nrmsim::observation
