#pragma once
// The name that was probably meant by one that is not known.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace nrmsim::core {

/// Changes of one letter (insert, delete, replace, swap neighbours) that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The name nearest to a misspelt one, by changes to at most a third of the longer; where none is so near,
/// the shortest that begins like it, part by part between dots ("suport.offer" like
/// "support.offer_probability"); else an empty view, and always for an empty word.
std::string_view nearest_name(std::string_view misspelt, std::span<const std::string_view> names);

/// `, did you mean "NEAREST"?`, to stand after a name that is unknown; empty where nothing is near.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> names);
std::string did_you_mean(std::string_view name, std::span<const std::string> names);

}  // namespace nrmsim::core
