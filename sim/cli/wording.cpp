#include "sim/cli/wording.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace nrmsim::cli {

std::string duration(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0) return "unknown";
  if (seconds < 9.95) return fmt::format("{:.1f} s", seconds);
  if (seconds > 1e12) return "more than 30,000 years";
  const auto whole = static_cast<std::int64_t>(std::llround(seconds));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  if (whole < 86400) return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
  return fmt::format("{} d {} h", whole / 86400, whole % 86400 / 3600);
}

std::string bytes(double count) {
  if (count < 1024) return fmt::format("{:.0f} bytes", count);
  constexpr std::array units{"KiB", "MiB", "GiB", "TiB", "PiB"};
  std::size_t unit = 0;
  for (count /= 1024; count >= 1023.5 && unit + 1 < units.size(); ++unit) count /= 1024;
  return count < 9.95 ? fmt::format("{:.1f} {}", count, units[unit])
                      : fmt::format("{:.0f} {}", count, units[unit]);
}

std::string date_text(core::Date start, double day) {
  return to_string(core::date_at(start, day));
}

std::string grouped(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, 1, ',');
  return text;
}

std::string counted(std::uint64_t count, const std::string& singular, const std::string& plural) {
  return grouped(count) + ' ' + (count == 1 ? singular : plural);
}

}  // namespace nrmsim::cli
