#pragma once
// What a command is: it adds itself to the option parser, and its action runs once the command line has been
// read.

#include <functional>
#include <string>
#include <vector>

#include "sim/cli/exit_status.hpp"

namespace CLI {
class App;
}

namespace nrmsim::cli {

/// Runs the command that was chosen. Throws core::InputError and core::RunError.
using Action = std::function<ExitStatus()>;

/// What the commands share while the command line is read.
struct Chosen {
  std::vector<std::string> command_line;  ///< as it was typed, for the record in results files
  Action action;                          ///< filled by the command that was named
};

// One function a command, each in a file of that name. All keep a reference to `chosen`.
void add_init(CLI::App& app, Chosen& chosen);
void add_check(CLI::App& app, Chosen& chosen);
void add_explain(CLI::App& app, Chosen& chosen);
void add_run(CLI::App& app, Chosen& chosen);
void add_merge(CLI::App& app, Chosen& chosen);
void add_status(CLI::App& app, Chosen& chosen);
void add_info(CLI::App& app, Chosen& chosen);
void add_compare(CLI::App& app, Chosen& chosen);
void add_attribute(CLI::App& app, Chosen& chosen);
void add_sensitivity(CLI::App& app, Chosen& chosen);
void add_calibrate(CLI::App& app, Chosen& chosen);
void add_story(CLI::App& app, Chosen& chosen);
void add_validate(CLI::App& app, Chosen& chosen);
void add_reproduce(CLI::App& app, Chosen& chosen);
void add_export(CLI::App& app, Chosen& chosen);
void add_report(CLI::App& app, Chosen& chosen);
void add_selftest(CLI::App& app, Chosen& chosen);
void add_bench(CLI::App& app, Chosen& chosen);
void add_schema(CLI::App& app, Chosen& chosen);

}  // namespace nrmsim::cli
