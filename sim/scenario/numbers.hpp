#pragma once
// Numbers as text: strict reading, shortest writing, rounding to what is recorded.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nrmsim::scenario {

/// The finite decimal number that the whole text spells; nothing for anything else ("1_000", "0x10", "nan").
std::optional<double> parse_number(std::string_view text);
std::optional<std::uint64_t> parse_whole(std::string_view text);

/// The shortest text that reads back to the same bits.
std::string to_text(double value);

/// The nearest number with 9 significant decimal digits.
double rounded_to_9_digits(double value);

/// Equal bit for bit, so that 0 and -0 differ.
bool same_bits(double a, double b);

}  // namespace nrmsim::scenario
