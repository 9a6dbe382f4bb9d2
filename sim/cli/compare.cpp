// nrmsim compare FILE.h5: scenarios against a baseline, as a table, CSV or JSON.

#include "analysis/comparison/compare.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "analysis/comparison/csv.hpp"
#include "analysis/comparison/from_file.hpp"
#include "analysis/comparison/json.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/format.hpp"
#include "sim/cli/headlines.hpp"
#include "sim/cli/results_file.hpp"

namespace nrmsim::cli {
namespace {

struct CompareOptions {
  std::string path;
  comparison::Request request;
  Format format = Format::table;
};

ExitStatus compare(const CompareOptions& options) {
  const results::Reader reader = open_results(options.path);
  require_whole_batch(reader);
  const auto compared = [&] { return comparison::compare(comparison::view_of(reader), options.request); };
  switch (options.format) {
    case Format::csv:
      fmt::print("{}", comparison::csv(compared()));
      break;
    case Format::json:
      fmt::print("{}", comparison::json(compared()));
      break;
    case Format::table:
      print_comparison(reader, options.request);
      break;
  }
  return ExitStatus::done;
}

}  // namespace

void add_compare(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand("compare", "Compare the scenarios of a results file with its baseline");
  auto options = std::make_shared<CompareOptions>();
  auto& request = options->request;
  command->add_option("FILE.h5", options->path, "Results file")->required();
  command->add_option("--baseline", request.baseline, "Another baseline than that of the run")
      ->type_name("NAME");
  command
      ->add_option("--outcome", request.outcomes,
                   "Outcome by name, may be given again for more; the headline outcomes unless given")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command
      ->add_option(
          "--by", request.by,
          "Break down by an axis (group, year, service), by a margin of one (age, sex), or show one label")
      ->type_name("GROUP");
  command
      ->add_option("--period", request.period,
                   "'projection' for what ends after the first policy starts, 'all', or one year or month")
      ->type_name("PERIOD");
  add_format_option(*command, options->format);
  command->callback([options, &chosen] { chosen.action = [options] { return compare(*options); }; });
}

}  // namespace nrmsim::cli
