#pragma once
// The forms in which a table of results can be asked for.

#include <cstdint>

namespace CLI {
class App;
}

namespace nrmsim::cli {

enum class Format : std::uint8_t { table, csv, json };

/// Adds `--format`; `format` has to outlive the parsing.
void add_format_option(CLI::App& command, Format& format);

}  // namespace nrmsim::cli
