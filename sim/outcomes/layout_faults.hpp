#pragma once
// What makes a layout unfit for a file.

#include <string>
#include <string_view>
#include <vector>

#include "sim/outcomes/layout.hpp"

namespace nrmsim::outcomes {

/// Whether a name begins with a lower-case letter and goes on with those, digits and single underscores.
bool is_snake_case(std::string_view name);

/// Whether readers would take a quantity with this unit for a date or a time span and convert it. Durations
/// are "d".
bool is_decoded_as_time(std::string_view unit);

/// Everything wrong with a layout, a sentence each: names that are not unique or not lower_snake_case, axes
/// that are empty, have labels and values or doubtful units, outcomes over axes that do not exist or over one
/// twice.
std::vector<std::string> faults(const Layout& layout);

}  // namespace nrmsim::outcomes
