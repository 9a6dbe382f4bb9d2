#pragma once
// What the option parser cannot say well itself.

#include <cstdint>
#include <functional>
#include <string>

namespace nrmsim::cli {

/// A check for an option that takes a whole number: digits only, from `low` to `high`. Returns what is wrong
/// and what was expected; empty if nothing is.
std::function<std::string(std::string&)> whole_number(std::uint64_t low, std::uint64_t high);

/// The same for any number of that range; the parser's own check lets NaN pass.
std::function<std::string(std::string&)> number_between(double low, double high);

/// A check for an option that takes a finite number above 0.
std::string number_above_zero(std::string& text);

}  // namespace nrmsim::cli
