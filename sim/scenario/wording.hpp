#pragma once
// Words for messages: quoting, lists, and the name that was probably meant.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/quotes.hpp"

namespace nrmsim::scenario {

using core::in_quotes;

/// "a, b or c"; cut after `most` names with a count of the rest.
std::string one_of(std::span<const std::string_view> names, std::size_t most = 12);

/// `unknown KIND "NAME", did you mean "NEAREST"?` or without the question where nothing is near.
std::string unknown(std::string_view kind, std::string_view name, std::span<const std::string_view> names);

}  // namespace nrmsim::scenario
