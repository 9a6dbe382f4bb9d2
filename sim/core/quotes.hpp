#pragma once

#include <string>
#include <string_view>

namespace nrmsim::core {

/// The text in double quotes, shortened where it is long, with control characters made visible.
std::string in_quotes(std::string_view text);

}  // namespace nrmsim::core
