#include "sim/cli/option_checks.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace nrmsim::cli {

std::function<std::string(std::string&)> whole_number(std::uint64_t low, std::uint64_t high) {
  return [low, high](std::string& text) -> std::string {
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end && number >= low && number <= high) return "";
    return fmt::format("'{}' cannot be used; expected a whole number from {} to {}", text, low, high);
  };
}

std::function<std::string(std::string&)> number_between(double low, double high) {
  return [low, high](std::string& text) -> std::string {
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end && number >= low && number <= high) return "";
    return fmt::format("'{}' cannot be used; expected a number from {} to {}", text, low, high);
  };
}

std::string number_above_zero(std::string& text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec == std::errc() && read.ptr == end && std::isfinite(number) && number > 0) return "";
  return fmt::format("'{}' cannot be used; expected a number above 0", text);
}

}  // namespace nrmsim::cli
