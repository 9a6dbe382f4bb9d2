#pragma once
// Labels that name a stretch of the calendar: "2027" is a year, "2027-03" a month.

#include <optional>
#include <string>
#include <vector>

#include "sim/core/date.hpp"
#include "sim/outcomes/layout.hpp"

namespace nrmsim::comparison {

/// From `start` up to the day before `end`.
struct CalendarPeriod {
  core::Date start;
  core::Date end;
};

/// The year or month that a label names; nothing for any other text.
std::optional<CalendarPeriod> period_of(const std::string& label);

/// Whether an axis is one of time: it has labels, and each of them, save one that says "all", names a year or
/// month.
bool is_period_axis(const outcomes::Axis& axis);

/// "2027", "2027-2035" for years, "2027-01 to 2035-12" for months.
std::string span_text(const std::string& first, const std::string& last);

}  // namespace nrmsim::comparison
