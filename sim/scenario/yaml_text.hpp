#pragma once
// From the text of a YAML file to a tree, refusing what would be read differently from how it looks.

#include <optional>
#include <string>
#include <string_view>

#include "sim/scenario/node.hpp"
#include "sim/scenario/problem_list.hpp"

namespace nrmsim::scenario {

/// The tree of the only document of the text. Problems are added for texts that check_text() refuses, for
/// broken YAML, and for duplicate keys, a second document, merge keys, anchors, aliases, tags, keys that are
/// not plain texts, and trees that are too deep or too large. Nothing is returned where there is no tree to
/// walk.
std::optional<Document> parse_yaml(std::string_view text, const std::string& file, ProblemList& problems);

/// The same, with a single problem and nothing returned where the text is no map.
std::optional<Document> parse_scenario(std::string_view text, const std::string& file, ProblemList& problems);

}  // namespace nrmsim::scenario
