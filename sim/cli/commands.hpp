#pragma once
// The whole command line.

#include "sim/cli/command.hpp"

namespace nrmsim::cli {

/// Describes the program to the parser and adds every command, in the order of `--help`.
void add_commands(CLI::App& app, Chosen& chosen);

}  // namespace nrmsim::cli
