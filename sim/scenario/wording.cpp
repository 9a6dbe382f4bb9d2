#include "sim/scenario/wording.hpp"

#include <algorithm>

#include "sim/core/nearest_name.hpp"

namespace nrmsim::scenario {

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

std::string unknown(std::string_view kind, std::string_view name, std::span<const std::string_view> names) {
  return "unknown " + std::string(kind) + ' ' + in_quotes(name) + core::did_you_mean(name, names);
}

}  // namespace nrmsim::scenario
