#pragma once
// What the standard streams are connected to.

#include "analysis/comparison/sparkline.hpp"

namespace nrmsim::cli {

/// Whether standard error shows one line that can be rewritten: a terminal that is not "dumb".
bool error_is_terminal();

/// Whether text on standard error may be coloured: a terminal, and NO_COLOR (https://no-color.org) is not set
/// to anything but the empty text.
bool error_has_colour();

/// Columns of the terminal behind standard error; 80 where that is not known.
unsigned error_width();

/// Columns of the terminal behind standard output; 100 where there is none.
unsigned output_width();

/// Blocks where the locale that the environment names is one of UTF-8 (LC_ALL, LC_CTYPE, LANG, the first that
/// is set).
comparison::Characters output_characters();

}  // namespace nrmsim::cli
