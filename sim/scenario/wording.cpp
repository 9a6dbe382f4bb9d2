#include "sim/scenario/wording.hpp"

#include <algorithm>

namespace nrmsim::scenario {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
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

std::string one_of(std::span<const std::string_view> names, std::size_t most) {
  std::string out;
  const std::size_t shown = std::min(most, names.size());
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
    out += names[i];
  }
  if (shown < names.size()) out += " or " + std::to_string(names.size() - shown) + " more";
  return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // Three rows of the table of optimal string alignment: the current one and the two before it.
  std::vector<std::size_t> two_before(b.size() + 1), before(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) before[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({before[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], two_before[j - 2] + 1);
    }
    std::swap(two_before, before);
    std::swap(before, row);
  }
  return before[b.size()];
}

std::string_view nearest(std::string_view misspelt, std::span<const std::string_view> names) {
  constexpr std::size_t longest = 120;  // bounds the work; no name of ours comes near
  if (misspelt.size() > longest) return {};
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, misspelt.size() / 3) + 1;
  for (const std::string_view name : names) {
    const std::size_t distance = edit_distance(misspelt, name);
    if (distance < best_distance) {
      best = name;
      best_distance = distance;
    }
  }
  return best;
}

std::string unknown(std::string_view kind, std::string_view name, std::span<const std::string_view> names) {
  std::string out = "unknown " + std::string(kind) + ' ' + in_quotes(name);
  if (const std::string_view near = nearest(name, names); !near.empty())
    out += ", did you mean " + in_quotes(near) + '?';
  return out;
}

}  // namespace nrmsim::scenario
