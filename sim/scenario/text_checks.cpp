#include "sim/scenario/text_checks.hpp"

#include <optional>

namespace nrmsim::scenario {
namespace {

unsigned byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// Bytes of the character that starts at `i`, or 0 if it is not well-formed UTF-8 (Unicode 15, table 3-7).
std::size_t character_length(std::string_view text, std::size_t i) {
  const unsigned lead = byte_at(text, i);
  if (lead < 0x80U) return 1;
  const std::size_t length = lead >= 0xC2U && lead < 0xE0U   ? 2
                             : lead >= 0xE0U && lead < 0xF0U ? 3
                             : lead >= 0xF0U && lead < 0xF5U ? 4
                                                             : 0;
  if (length == 0 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte_at(text, i + k) & 0xC0U) != 0x80U) return 0;
  const unsigned second = byte_at(text, i + 1);
  const bool overlong = (lead == 0xE0U && second < 0xA0U) || (lead == 0xF0U && second < 0x90U);
  const bool surrogate = lead == 0xEDU && second >= 0xA0U;
  const bool too_large = lead == 0xF4U && second >= 0x90U;
  return overlong || surrogate || too_large ? 0 : length;
}

bool is_control(unsigned code) {
  return (code < 0x20U && code != '\n' && code != '\r' && code != '\t') || code == 0x7FU;
}

/// Line and column of a byte, counting characters.
core::Place place_of(std::string_view text, std::size_t position, const std::string& file) {
  core::Place place{file, 1, 1};
  for (std::size_t i = 0; i < position; ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((byte_at(text, i) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

std::optional<std::size_t> first_tab_in_indentation(std::string_view text) {
  std::size_t line = 0;
  while (line < text.size()) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    const std::size_t content = text.find_first_not_of(" \t\r", line);
    if (content < end) {
      const std::size_t tab = text.substr(0, content).find('\t', line);
      if (tab != std::string_view::npos) return tab;
    }
    line = end + 1;
  }
  return std::nullopt;
}

}  // namespace

std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

bool check_text(std::string_view text, const std::string& file, ProblemList& problems) {
  const std::size_t before = problems.size();
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    problems.add({file, 0, 0}, "the file is empty", "a text");
    return false;
  }
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = character_length(text, i);
    if (length == 0) {
      problems.add(place_of(text, i, file), "the file is not UTF-8 text", "a text saved as UTF-8");
      return false;
    }
    if (length == 1 && is_control(byte_at(text, i))) {
      problems.add(place_of(text, i, file), "the file holds a control character, so it is not a text",
                   "a text saved as UTF-8");
      return false;
    }
    i += length;
  }
  if (const std::optional<std::size_t> tab = first_tab_in_indentation(text))
    problems.add(place_of(text, *tab, file), "a tab in the indentation", "spaces");
  return problems.size() == before;
}

}  // namespace nrmsim::scenario
