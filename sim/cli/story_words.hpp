#pragma once
// The events of a history in plain words.

#include <string>
#include <vector>

#include "sim/observation/event_history.hpp"

namespace nrmsim::cli {

/// What happened, without a subject: "was referred to the National Referral Mechanism (first)".
std::string in_plain_words(const observation::HistoryEvent& event);

/// The history as it is told: of several homes at one moment only that in which the person then lives.
std::vector<observation::HistoryEvent> as_told(const std::vector<observation::HistoryEvent>& history);

}  // namespace nrmsim::cli
