#pragma once
// A distribution on one line of text.

#include <cstdint>
#include <span>
#include <string>

namespace nrmsim::comparison {

/// Which characters may be used: blocks of growing height, or those that every terminal has.
enum class Characters : std::uint8_t { blocks, plain };

/// How values lie around 0: a bar for each of ten steps from the lowest value (or 0) to the highest (or 0),
/// as high as the step holds values against the fullest one, and a line where 0 is. Eleven characters. Empty
/// for fewer than five finite values, which have no shape, and where all are 0.
std::string sparkline(std::span<const double> values, Characters characters);

}  // namespace nrmsim::comparison
