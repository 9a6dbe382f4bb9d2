#pragma once
// The events of a history in plain words.

#include <string>

#include "sim/observation/event_history.hpp"

namespace nrmsim::cli {

/// What happened, without a subject: "was referred to the National Referral Mechanism (first)".
std::string in_plain_words(const observation::HistoryEvent& event);

}  // namespace nrmsim::cli
