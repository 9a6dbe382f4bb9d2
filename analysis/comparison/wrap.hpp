#pragma once
// Text broken into lines at spaces.

#include <string>
#include <vector>

namespace nrmsim::comparison {

/// Lines of at most `width` bytes, the lines after the first at most `width` - 2, so that they can be
/// indented. A word that is longer is cut between characters. At least one line. Precondition: width > 6.
std::vector<std::string> wrapped(const std::string& text, std::size_t width);

/// The lines joined, those after the first indented by two spaces, each ended by a line feed.
std::string paragraph(const std::string& text, std::size_t width);

}  // namespace nrmsim::comparison
