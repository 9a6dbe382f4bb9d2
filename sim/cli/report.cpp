// nrmsim report FILE.h5: a page that needs nothing else.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "analysis/report/write_report.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/cli/shipped_scenarios.hpp"
#include "sim/cli/validation.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

namespace fs = std::filesystem;

struct ReportOptions {
  std::string path;
  std::string output;
  std::optional<std::string> baseline;
};

/// Whatever else carries the name may be a person's work, and stays.
void require_free_or_ours(const std::string& path) {
  require_writable_place(path);
  const std::string kind = fs::path(path).extension().string();
  if (kind != ".html" && kind != ".htm")
    throw core::InputError({{path}, "a report is a page of HTML", "a name that ends in .html after -o"});
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(path, ignored)) && !report::is_report(path)) {
    throw core::InputError(
        {{path}, "this is not a report of nrmsim, so it is not overwritten", "another name after -o"});
  }
}

/// A report is worth having without the figures that it would be compared with; it says that they are
/// missing.
std::vector<report::PublishedFigure> published_figures() {
  try {
    return report::read_published(shipped_scenarios() / "targets" / "published-history.csv");
  } catch (const core::RunError& error) {
    fmt::print(stderr, "warning: the report has no published figures: {}\n", error.what());
    return {};
  }
}

/// The scenario that the page compares with; a name that does not exist is refused where the page is made.
std::size_t baseline_of(const results::BatchRecord& batch, const std::optional<std::string>& name) {
  for (std::size_t i = 0; name && i < batch.scenarios.size(); ++i)
    if (batch.scenarios[i].name == *name) return i;
  return batch.baseline;
}

scenario::Targets shipped_targets() {
  const fs::path file = shipped_scenarios() / "targets" / "published.yaml";
  require_readable_file(file.string(), "the published figures that came with the program");
  return scenario::load_targets(file.string());
}

/// Likewise for the figures that the baseline is judged by.
report::Validation validation_of(const results::Reader& reader, const std::optional<std::string>& baseline) {
  report::Validation made;
  scenario::Targets figures;
  try {
    figures = shipped_targets();
  } catch (const std::exception& error) {
    fmt::print(stderr, "warning: the report has no validation table: {}\n", error.what());
    made.why_not = "The published figures that came with the program were not found or could not be read.";
    return made;
  }
  try {
    made.table = validate_file(reader, baseline_of(reader.batch(), baseline), figures);
  } catch (const core::InputError& error) {
    made.why_not = fmt::format(
        "This file does not hold the history that the published figures are about ({}), so it cannot be "
        "judged "
        "by them.",
        error.problems().front().what);
  }
  return made;
}

ExitStatus write_report(ReportOptions options) {
  if (options.output.empty()) options.output = fs::path(options.path).replace_extension(".html").string();
  require_free_or_ours(options.output);
  const results::Reader reader = open_results(options.path);
  require_whole_batch(reader);
  const std::string page = report::report_html(
      reader, {options.baseline, published_figures(), validation_of(reader, options.baseline)});
  make_folder_of(options.output);
  report::write_report(options.output, page);
  fmt::print(
      stderr, "Written: {}; open it in a browser{}\n", options.output,
      report::has_charts() ? "" : " (tables without charts: this program was built without Vega-Lite)");
  return ExitStatus::done;
}

}  // namespace

void add_report(CLI::App& app, Chosen& chosen) {
  auto* command =
      app.add_subcommand("report", "Write a results file as one HTML page, with charts and tables");
  auto options = std::make_shared<ReportOptions>();
  command->add_option("FILE.h5", options->path, "Results file")->required();
  command->add_option("-o,--output", options->output, "Page; FILE.html unless given")->type_name("FILE.html");
  command->add_option("--baseline", options->baseline, "Another baseline than that of the run")
      ->type_name("NAME");
  command->callback([options, &chosen] { chosen.action = [options] { return write_report(*options); }; });
}

}  // namespace nrmsim::cli
