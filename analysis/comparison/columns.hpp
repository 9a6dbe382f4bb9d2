#pragma once
// Columns of text: the first to the left and wrapped, the others to the right.

#include <string>
#include <vector>

namespace nrmsim::comparison {

/// Cells by line; the first line is the heading. Every line has the same number of cells.
using Lines = std::vector<std::vector<std::string>>;

/// Number of characters, counting each UTF-8 character as one.
std::size_t length_of(const std::string& text);

/// What the columns after the first take up, with two spaces before each.
std::size_t width_after_first(const Lines& lines);

/// The lines aligned, each ended by a line feed and without spaces at its end; the first column is wrapped so
/// that no line exceeds `width`, but never narrower than `narrowest`, unless all of it is shorter.
/// Precondition: narrowest > 6.
std::string aligned(const Lines& lines, std::size_t width, std::size_t narrowest);

}  // namespace nrmsim::comparison
