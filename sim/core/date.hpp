#pragma once
// Calendar dates and the simulation's clock. Time inside a replication is a double: days since the start
// date.

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace nrmsim::core {

inline constexpr double days_per_year = 365.25;  ///< mean Julian year [d]

/// A day of the proleptic Gregorian calendar.
struct Date {
  int year = 1970;
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to 31
  // clang-tidy 14 finds a null pointer in it. NOLINTNEXTLINE(modernize-use-nullptr)
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Days from 1970-01-01 to the date; negative before it.
int days_since_1970(Date date);
Date date_from_days_since_1970(int days);

/// Days from `start` to `date`, negative if it lies before [d].
inline double days_between(Date start, Date date) {
  return static_cast<double>(days_since_1970(date) - days_since_1970(start));
}

/// The date on which a point in time lies, `days` after the midnight in which `start` begins [d].
Date date_at(Date start, double days);

/// Reads YYYY-MM-DD, and only that; nothing for any other text or a day that does not exist.
std::optional<Date> parse_date(std::string_view text);
std::string to_string(Date date);

}  // namespace nrmsim::core
