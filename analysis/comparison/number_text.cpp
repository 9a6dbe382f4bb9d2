#include "analysis/comparison/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace nrmsim::comparison {
namespace {

constexpr double million = 1e6;
constexpr double thousand_million = 1e9;
constexpr int most_decimals = 5;  // a second is 0.00001 days; less is nothing that people look for

/// Digits after the point that show `digits` significant ones of a number.
int decimals_for(double number, int digits) {
  if (!(number > 0) || !std::isfinite(number)) return 0;
  return std::clamp(digits - 1 - static_cast<int>(std::floor(std::log10(number))), 0, most_decimals);
}

std::string with_thousands(const std::string& text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool after_digit = i > 0 && text[i - 1] != '-';
    if (i < point && after_digit && (point - i) % 3 == 0) made += ',';
    made += text[i];
  }
  return made;
}

}  // namespace

std::string plain_number(double value) {
  if (std::isnan(value)) return "";
  return fmt::format("{}", value == 0 ? 0.0 : value);
}

Rounding rounding_for(double largest, double uncertainty) {
  Rounding made;
  if (largest >= 10 * thousand_million)
    made = {thousand_million, 0, "bn"};
  else if (largest >= 10 * million)
    made = {million, 0, "m"};
  made.decimals =
      uncertainty > 0 ? decimals_for(uncertainty / made.divisor, 2) : decimals_for(largest / made.divisor, 3);
  return made;
}

std::string rounded(double value, const Rounding& rounding) {
  if (std::isnan(value)) return "-";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::string text = fmt::format("{:.{}f}", value / rounding.divisor, rounding.decimals);
  if (text.front() == '-' && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
  return with_thousands(text) + rounding.suffix;
}

}  // namespace nrmsim::comparison
