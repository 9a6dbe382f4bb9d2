#include "analysis/comparison/label_period.hpp"

#include <algorithm>

namespace nrmsim::comparison {

std::optional<CalendarPeriod> period_of(const std::string& label) {
  constexpr std::size_t year_length = 4;
  constexpr std::size_t month_length = 7;
  const bool year = label.size() == year_length;
  if (!year && label.size() != month_length) return std::nullopt;
  const std::optional<core::Date> start = core::parse_date(label + (year ? "-01-01" : "-01"));
  if (!start) return std::nullopt;
  CalendarPeriod period{*start, *start};
  if (year || start->month == 12) {
    ++period.end.year;
    period.end.month = 1;
  } else {
    ++period.end.month;
  }
  return period;
}

bool is_period_axis(const outcomes::Axis& axis) {
  std::size_t periods = 0;
  for (const std::string& label : axis.labels) {
    if (label == "all") continue;
    if (!period_of(label)) return false;
    ++periods;
  }
  return periods > 0;
}

std::string span_text(const std::string& first, const std::string& last) {
  if (first == last) return first;
  return first + (first.size() == 4 ? "-" : " to ") + last;
}

}  // namespace nrmsim::comparison
