#include "sim/core/date.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace nrmsim::core {
namespace {

std::chrono::year_month_day civil(Date date) {
  return {std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
          std::chrono::day{static_cast<unsigned>(date.day)}};
}

bool read_number(std::string_view digits, int& value) {
  for (const char c : digits)
    if (c < '0' || c > '9') return false;
  return std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc{};
}

}  // namespace

int days_since_1970(Date date) {
  return static_cast<int>(std::chrono::sys_days{civil(date)}.time_since_epoch().count());
}

Date date_from_days_since_1970(int days) {
  const std::chrono::year_month_day d{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(d.year()), static_cast<int>(static_cast<unsigned>(d.month())),
          static_cast<int>(static_cast<unsigned>(d.day()))};
}

Date date_at(Date start, double days) {
  return date_from_days_since_1970(days_since_1970(start) + static_cast<int>(std::floor(days)));
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  Date date;
  if (!read_number(text.substr(0, 4), date.year) || !read_number(text.substr(5, 2), date.month) ||
      !read_number(text.substr(8, 2), date.day) || !civil(date).ok())
    return std::nullopt;
  return date;
}

std::string to_string(Date date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

}  // namespace nrmsim::core
