#include "sim/cli/format.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace nrmsim::cli {
namespace {

Format format_named(const std::string& name) {
  if (name == "table") return Format::table;
  if (name == "csv") return Format::csv;
  if (name == "json") return Format::json;
  throw CLI::ValidationError("--format",
                             fmt::format("there is no format '{}'; expected table, csv or json", name));
}

}  // namespace

void add_format_option(CLI::App& command, Format& format) {
  command
      .add_option_function<std::string>(
          "--format", [&format](const std::string& name) { format = format_named(name); },
          "table, csv or json; a table unless given")
      ->type_name("FORMAT");
}

}  // namespace nrmsim::cli
