#pragma once
// Waits for the first-instance decision of one desk: by year, by month, and by age and sex.

#include "sim/observation/axes.hpp"
#include "sim/observation/cells.hpp"
#include "sim/observation/waits.hpp"

namespace nrmsim::observation {

/// Where the waits of one desk are reported.
struct WaitMeasures {
  Measure mean, median, quantiles, by_age_and_sex_mean, by_age_and_sex_median, monthly_mean, monthly_median;
};
inline constexpr WaitMeasures rg_wait_measures{Measure::rg_wait_mean,
                                               Measure::rg_wait_median,
                                               Measure::rg_wait_quantiles,
                                               Measure::rg_wait_mean_by_age_and_sex,
                                               Measure::rg_wait_median_by_age_and_sex,
                                               Measure::monthly_rg_wait_mean,
                                               Measure::monthly_rg_wait_median};
inline constexpr WaitMeasures cg_wait_measures{Measure::cg_wait_mean,
                                               Measure::cg_wait_median,
                                               Measure::cg_wait_quantiles,
                                               Measure::cg_wait_mean_by_age_and_sex,
                                               Measure::cg_wait_median_by_age_and_sex,
                                               Measure::monthly_cg_wait_mean,
                                               Measure::monthly_cg_wait_median};

class DecisionWaits {
 public:
  DecisionWaits(std::size_t years, std::size_t months)
      : years_(years), by_year_(years), by_month_(months), by_people_(age_and_sex_count * years) {}
  void add(const model::Person& p, std::size_t year, std::size_t month, double days) {
    by_year_.add(year, days);
    by_month_.add(month, days);
    for (const std::size_t group : age_and_sex_of(p)) by_people_.add(group * years_ + year, days);
  }
  void fill(Cells& cells, const WaitMeasures& measures) const;

 private:
  std::size_t years_;
  Waits by_year_, by_month_, by_people_;
};

}  // namespace nrmsim::observation
