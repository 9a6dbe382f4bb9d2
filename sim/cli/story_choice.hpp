#pragma once
// Whose two histories are told: people for whom two scenarios differ, and one of them.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/observation/event_history.hpp"

namespace nrmsim::cli {

using History = std::vector<observation::HistoryEvent>;

/// The events of one person, in their order.
History events_of(std::span<const observation::HistoryEvent> events, std::uint64_t person);

/// How many events at the beginning of two histories are the same: day, word and detail.
std::size_t shared_events(const History& a, const History& b);

struct StoryChoice {
  std::size_t people = 0;     ///< with an event in either scenario
  std::size_t differ = 0;     ///< whose histories are not the same
  std::size_t otherwise = 0;  ///< to whom something else happens, not only on another day
  /// One of the latter; one of those who differ where there is none; nothing where nobody differs. Picked by
  /// a number that is scrambled from the identity alone, so that it favours no kind of history.
  std::optional<std::uint64_t> person;
};

StoryChoice choose_story(std::span<const observation::HistoryEvent> a,
                         std::span<const observation::HistoryEvent> b);

}  // namespace nrmsim::cli
