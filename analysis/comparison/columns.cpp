#include "analysis/comparison/columns.hpp"

#include <algorithm>

#include "analysis/comparison/wrap.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::comparison {
namespace {

constexpr std::size_t gap = 2;

std::vector<std::size_t> widths(const Lines& lines) {
  std::vector<std::size_t> widest(lines.front().size(), 0);
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widest[i] = std::max(widest[i], length_of(line[i]));
  return widest;
}

std::string padding(std::size_t width, const std::string& text) {
  const std::size_t length = length_of(text);
  return std::string(width > length ? width - length : 0, ' ');
}

/// The name of a line, over several lines where it is longer than the room for it.
std::vector<std::string> name_lines(const std::string& name, std::size_t room) {
  if (length_of(name) <= room) return {name};
  return wrapped(name, room);
}

void end_line(std::string& text) {
  text.erase(text.find_last_not_of(' ') + 1);
  text += '\n';
}

}  // namespace

std::size_t length_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t width_after_first(const Lines& lines) {
  const std::vector<std::size_t> widest = widths(lines);
  std::size_t total = 0;
  for (std::size_t i = 1; i < widest.size(); ++i) total += widest[i] + gap;
  return total;
}

std::string aligned(const Lines& lines, std::size_t width, std::size_t narrowest) {
  NRMSIM_EXPECTS(!lines.empty() && !lines.front().empty() && narrowest > 6);
  const std::vector<std::size_t> widest = widths(lines);
  const std::size_t others = width_after_first(lines);
  const std::size_t room = width > others ? width - others : 0;
  const std::size_t first = std::min(widest.front(), std::max(narrowest, room));
  std::string text;
  for (const auto& line : lines) {
    const std::vector<std::string> names = name_lines(line.front(), first);
    std::string row = names.front() + padding(first, names.front());
    for (std::size_t i = 1; i < line.size(); ++i)
      row += std::string(gap, ' ') + padding(widest[i], line[i]) + line[i];
    end_line(row);
    text += row;
    for (std::size_t i = 1; i < names.size(); ++i) text += "  " + names[i] + '\n';
  }
  return text;
}

}  // namespace nrmsim::comparison
