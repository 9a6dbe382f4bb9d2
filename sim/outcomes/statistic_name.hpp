#pragma once
// The words for statistics in files.

#include <array>
#include <optional>
#include <string_view>

#include "sim/outcomes/layout.hpp"

namespace nrmsim::outcomes {

inline constexpr std::array<std::string_view, 8> statistic_names{"count", "sum",         "mean",  "quantile",
                                                                 "share", "probability", "level", "digest"};
static_assert(static_cast<std::size_t>(Statistic::digest) + 1 == statistic_names.size());

constexpr std::string_view statistic_name(Statistic statistic) {
  return statistic_names[static_cast<std::size_t>(statistic)];
}

/// Nothing for a word that is none of them.
constexpr std::optional<Statistic> statistic_from_name(std::string_view name) {
  for (std::size_t i = 0; i < statistic_names.size(); ++i)
    if (statistic_names[i] == name) return static_cast<Statistic>(i);
  return std::nullopt;
}

}  // namespace nrmsim::outcomes
