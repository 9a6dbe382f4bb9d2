// nrmsim schema: the JSON Schema of scenario files, for editors.

#include "sim/scenario/schema.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "sim/cli/command.hpp"
#include "sim/cli/load_scenarios.hpp"

namespace nrmsim::cli {

void add_schema(CLI::App& app, Chosen& chosen) {
  auto* command =
      app.add_subcommand("schema", "Print the JSON Schema (draft-07) of scenario files, for editors");
  command->callback([&chosen] {
    chosen.action = [] {
      fmt::print("{}", scenario::json_schema(model_declarations()));
      return ExitStatus::done;
    };
  });
}

}  // namespace nrmsim::cli
