// nrmsim export FILE.h5: a folder of plain tables.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "analysis/export/export_file.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/cli/wording.hpp"

namespace nrmsim::cli {
namespace {

struct ExportOptions {
  std::string path;
  std::string folder;
  bool xlsx = false;
};

ExitStatus export_tables(ExportOptions options) {
  if (options.folder.empty())
    options.folder = std::filesystem::path(options.path).replace_extension().string() + "-csv";
  require_folder_name(options.folder);
  exports::check_folder(options.folder);
  // Who had a workbook there would miss it.
  if (std::error_code ignored;
      std::filesystem::exists(std::filesystem::path(options.folder) / "workbook.xlsx", ignored))
    options.xlsx = true;
  const results::Reader reader = open_results(options.path);
  if (options.xlsx) require_whole_batch(reader);
  const auto files = exports::export_file(reader, options.folder,
                                          options.xlsx ? exports::Workbook::wanted : exports::Workbook::none);
  fmt::print(stderr, "{} in {}; README.txt there says what is where\n",
             counted(files.size(), "file", "files"), options.folder);
  return ExitStatus::done;
}

}  // namespace

void add_export(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand(
      "export", "Write a results file as tidy CSV, one file a table, with a data dictionary");
  auto options = std::make_shared<ExportOptions>();
  command->add_option("FILE.h5", options->path, "Results file")->required();
  command->add_option("-o,--output", options->folder, "Folder; FILE-csv unless given")->type_name("FOLDER");
  command->add_flag("--xlsx", options->xlsx, "Also write workbook.xlsx there, for Excel and LibreOffice");
  command->callback([options, &chosen] { chosen.action = [options] { return export_tables(*options); }; });
}

}  // namespace nrmsim::cli
