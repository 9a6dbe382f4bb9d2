#pragma once
// What to write instead where yaml-cpp cannot read a file: its own messages name the grammar's rule, not the
// cure.

#include <string_view>

namespace nrmsim::scenario {

/// What was expected where the parser stopped with `message`; empty for a message that needs no more words.
std::string_view yaml_advice(std::string_view message);

}  // namespace nrmsim::scenario
