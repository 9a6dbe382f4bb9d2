#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "sim/core/quotes.hpp"

namespace nrmsim::core {
namespace {

/// About a third of the longer word, and one letter of any.
std::size_t most_changes(std::string_view a, std::string_view b) {
  return std::max<std::size_t>(1, (std::max(a.size(), b.size()) + 1) / 3);
}

/// Takes the part up to the next dot off the front of a path.
std::string_view take_part(std::string_view& path) {
  const std::size_t end = std::min(path.find('.'), path.size());
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return part;
}

/// Whether each part of a path between dots is near that of the name, or how it begins.
bool begins_like(std::string_view misspelt, std::string_view name) {
  constexpr std::size_t telling = 3;  // letters that a name must share to be meant
  while (!misspelt.empty()) {
    const std::string_view part = take_part(misspelt), meant = take_part(name);
    const bool is_start = part.size() >= telling && meant.starts_with(part);
    if (!is_start && (meant.empty() || edit_distance(part, meant) > most_changes(part, meant))) return false;
  }
  return true;
}

}  // namespace

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

std::string_view nearest_name(std::string_view misspelt, std::span<const std::string_view> names) {
  constexpr std::size_t longest = 120;  // bounds the work; no name of ours comes near
  if (misspelt.empty() || misspelt.size() > longest) return {};
  std::string_view best;
  std::size_t best_distance = longest;
  for (const std::string_view name : names) {
    const std::size_t distance = edit_distance(misspelt, name);
    if (distance <= most_changes(misspelt, name) && distance < best_distance) {
      best = name;
      best_distance = distance;
    }
  }
  if (!best.empty()) return best;
  for (const std::string_view name : names)
    if (begins_like(misspelt, name) && (best.empty() || name.size() < best.size())) best = name;
  return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> names) {
  const std::string_view near = nearest_name(name, names);
  return near.empty() ? std::string() : ", did you mean " + in_quotes(near) + "?";
}

std::string did_you_mean(std::string_view name, std::span<const std::string> names) {
  return did_you_mean(name, std::vector<std::string_view>(names.begin(), names.end()));
}

}  // namespace nrmsim::core
