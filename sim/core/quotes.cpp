#include "sim/core/quotes.hpp"

#include <algorithm>

namespace nrmsim::core {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 100;
  std::string out = "\"";
  std::size_t end = std::min(text.size(), longest);
  // Do not cut a character of several bytes in two.
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  for (const char c : text.substr(0, end)) {
    const auto code = static_cast<unsigned char>(c);
    out += code < 0x20U || code == 0x7FU ? '?' : c;
  }
  if (end < text.size()) out += "...";
  return out + '"';
}

}  // namespace nrmsim::core
