#include "analysis/comparison/wrap.hpp"

#include "sim/core/contracts.hpp"

namespace nrmsim::comparison {
namespace {

constexpr std::size_t indent = 2;

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Where the first line of a text ends that is longer than the room.
std::size_t line_end(const std::string& text, std::size_t room) {
  const std::size_t space = text.rfind(' ', room);
  if (space != std::string::npos && space > 0) return space;
  std::size_t end = room;
  while (end > 1 && continues_character(text[end])) --end;
  return end;
}

}  // namespace

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  NRMSIM_EXPECTS(width > indent + 4);
  std::vector<std::string> lines;
  std::string rest = text;
  std::size_t room = width;
  while (rest.size() > room) {
    const std::size_t end = line_end(rest, room);
    lines.push_back(rest.substr(0, end));
    rest.erase(0, rest[end] == ' ' ? end + 1 : end);
    room = width - indent;
  }
  lines.push_back(rest);
  return lines;
}

std::string paragraph(const std::string& text, std::size_t width) {
  std::string joined;
  for (const std::string& line : wrapped(text, width)) joined += (joined.empty() ? "" : "  ") + line + '\n';
  return joined;
}

}  // namespace nrmsim::comparison
