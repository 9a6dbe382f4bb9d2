#include "sim/scenario/numbers.hpp"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace nrmsim::scenario {
namespace {

template <class T>
std::optional<T> parse_all(std::string_view text) {
  T value{};
  const char* const end = text.data() + text.size();
  const std::from_chars_result read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const std::optional<double> value = parse_all<double>(text);
  if (!value || !std::isfinite(*value)) return std::nullopt;
  return *value == 0.0 ? 0.0 : *value;  // "-0" is zero
}

std::optional<std::uint64_t> parse_whole(std::string_view text) {
  return parse_all<std::uint64_t>(text);
}

std::string to_text(double value) {
  // Plain digits where people read them easily; beyond that a form that every version of YAML takes as a
  // number.
  const double size = std::abs(value);
  const bool plain = value == 0 || (size >= 1e-6 && size < 1e15);
  std::array<char, 64> buffer{};
  const std::to_chars_result end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                    plain ? std::chars_format::fixed : std::chars_format::scientific);
  std::string text(buffer.data(), end.ptr);
  if (!plain && text.find('.') == std::string::npos)
    if (const std::size_t exponent = text.find('e'); exponent != std::string::npos)
      text.insert(exponent, ".0");
  return text;
}

double rounded_to_9_digits(double value) {
  std::array<char, 32> buffer{};
  char* const first = buffer.data();
  const std::to_chars_result end =
      std::to_chars(first, first + buffer.size(), value, std::chars_format::scientific, 8);
  double rounded = value;
  std::from_chars(first, end.ptr, rounded);
  return rounded;
}

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

}  // namespace nrmsim::scenario
