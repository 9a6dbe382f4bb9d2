#pragma once
// Which replication a row of outcomes belongs to, and the order in which a batch is written.

#include <compare>
#include <cstdint>

namespace nrmsim::outcomes {

/// Which replication of which draw of which scenario. Ordered as written: scenario, then draw, then replication.
struct Key {
  std::uint32_t scenario = 0;
  std::uint32_t draw = 0;
  std::uint32_t replication = 0;
  // clang-tidy 14 finds a null pointer in it. NOLINTNEXTLINE(modernize-use-nullptr)
  friend auto operator<=>(const Key&, const Key&) = default;
};

}  // namespace nrmsim::outcomes
