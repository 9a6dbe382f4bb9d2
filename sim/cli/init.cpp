// nrmsim init FOLDER: a runnable scenario with comments, to start from.

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>

#include "sim/cli/command.hpp"
#include "sim/cli/load_scenarios.hpp"
#include "sim/cli/shipped_scenarios.hpp"
#include "sim/core/problems.hpp"
#include "sim/scenario/files.hpp"
#include "sim/scenario/schema.hpp"

namespace nrmsim::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* own_scenario = "my-scenario.yaml";

/// What a scenario of one's own may extend, and the example itself under its new name.
void copy_scenarios(const fs::path& from, const fs::path& to) {
  for (const char* name : {"baseline.yaml", "evidence", "posteriors", "reforms", "switches"}) {
    if (fs::exists(from / name)) fs::copy(from / name, to / name, fs::copy_options::recursive);
  }
  fs::copy_file(from / "template.yaml", to / own_scenario);
}

void write_schema(const fs::path& to) {
  std::ofstream file(to);
  file << scenario::json_schema(model_declarations());
  if (!file.flush()) throw core::RunError(to.string() + " could not be written");
}

void require_new(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::exists(folder, ignored)) return;
  if (!fs::is_directory(folder, ignored)) {
    throw core::InputError(
        {{folder.string()}, "a file of that name is there", "a folder that does not exist yet"});
  }
  if (!fs::is_empty(folder, ignored)) {
    throw core::InputError({{folder.string()}, "the folder is not empty", "a folder that is new or empty"});
  }
}

/// Everything under a name of its own first, so that there is never half a folder under the name asked for.
void fill(const fs::path& folder) {
  const fs::path made = folder.string() + ".new-" + std::to_string(getpid());
  try {
    fs::create_directories(made);
    copy_scenarios(shipped_scenarios(), made);
    write_schema(made / scenario::schema_file);
    fs::rename(made, folder);
  } catch (const fs::filesystem_error& error) {
    std::error_code ignored;
    fs::remove_all(made, ignored);
    throw core::RunError(fmt::format("{} could not be made: {}", folder.string(), error.code().message()));
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(made, ignored);
    throw;
  }
}

ExitStatus init(const std::string& named) {
  fs::path folder = fs::path(named).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // "new/" is "new"
  require_new(folder);
  fill(folder);
  const std::string scenario = (folder / own_scenario).string();
  const std::string baseline = (folder / "baseline.yaml").string();
  fmt::print(
      "{0} is a scenario to start from; it says how to change it.\n"
      "  nrmsim explain {0}\n"
      "  nrmsim check {1} {0}\n"
      "  nrmsim run {1} {0}\n",
      scenario, baseline);
  return ExitStatus::done;
}

}  // namespace

void add_init(CLI::App& app, Chosen& chosen) {
  auto* command =
      app.add_subcommand("init", "Make a folder with a runnable scenario with comments, to start from");
  auto folder = std::make_shared<std::string>();
  command->add_option("FOLDER", *folder, "Folder, new or empty")->required();
  command->callback([folder, &chosen] { chosen.action = [folder] { return init(*folder); }; });
}

}  // namespace nrmsim::cli
