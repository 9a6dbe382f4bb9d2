#include "sim/cli/commands.hpp"

#include <CLI/CLI.hpp>

#include "sim/cli/version.hpp"

namespace nrmsim::cli {
namespace {

void describe(CLI::App& app) {
  app.name("nrmsim");
  app.description(
      "Simulates people found in exploitation in the UK, the National Referral Mechanism and the services "
      "around\n"
      "it, under today's policies and under reforms, and says what a reform changes and how sure that is.\n"
      "Every person in it is synthetic.");
  app.footer("'nrmsim COMMAND --help' explains a command.");
  app.set_version_flag("--version", version_text, "Print which program this is");
  app.set_help_flag("--help,-h", "Print this help");
  app.require_subcommand(1);
  app.get_formatter()->column_width(36);
}

}  // namespace

void add_commands(CLI::App& app, Chosen& chosen) {
  describe(app);
  add_init(app, chosen);
  add_check(app, chosen);
  add_explain(app, chosen);
  add_run(app, chosen);
  add_merge(app, chosen);
  add_status(app, chosen);
  add_info(app, chosen);
  add_compare(app, chosen);
  add_attribute(app, chosen);
  add_sensitivity(app, chosen);
  add_calibrate(app, chosen);
  add_story(app, chosen);
  add_validate(app, chosen);
  add_reproduce(app, chosen);
  add_export(app, chosen);
  add_report(app, chosen);
  add_selftest(app, chosen);
  add_bench(app, chosen);
  add_schema(app, chosen);
}

}  // namespace nrmsim::cli
