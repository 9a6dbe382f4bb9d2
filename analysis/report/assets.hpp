#pragma once
// The style sheet and the script of the page, which the build puts into the program.

#include <span>
#include <string_view>

namespace nrmsim::report {

/// Pieces of a text that belong together. Their bytes are constant.
using Pieces = std::span<const std::string_view>;

Pieces style_sheet();

/// What draws the charts; nothing where the program was built without Vega-Lite.
Pieces chart_script();

/// The script's digest as a Content-Security-Policy names it, "sha256-..."; empty without a script.
std::string_view chart_script_digest();

}  // namespace nrmsim::report
