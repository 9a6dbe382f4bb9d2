#pragma once
// What is checked about a file's bytes before a parser sees them.

#include <string>
#include <string_view>

#include "sim/scenario/problem_list.hpp"

namespace nrmsim::scenario {

/// The text without a byte order mark.
std::string_view without_mark(std::string_view text);

/// Adds a problem for: nothing but white space; a NUL or other control character (a binary file); bytes that
/// are not UTF-8; a line indented with a tab. At most one of each. True if a parser may see the text.
bool check_text(std::string_view text, const std::string& file, ProblemList& problems);

}  // namespace nrmsim::scenario
