#pragma once
// Months of a run: the start date and every first of a month after it, up to the horizon.

#include <vector>

#include "sim/core/date.hpp"

namespace nrmsim::model {

/// Days on which months begin, the first being 0 (the start, whatever its day of the month); all before
/// `horizon`.
inline std::vector<double> month_starts(core::Date start, double horizon) {
  std::vector<double> days{0.0};
  for (core::Date d{start.year, start.month, 1};;) {
    d.month == 12 ? (++d.year, d.month = 1) : ++d.month;
    const double day = core::days_between(start, d);
    if (day >= horizon) return days;
    days.push_back(day);
  }
}

}  // namespace nrmsim::model
