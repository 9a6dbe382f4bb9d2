// nrmsim: reads the command line, runs the command, and says in one place what went wrong.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "sim/batch/cluster/launcher.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/version.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/unreadable_file.hpp"

namespace nrmsim::cli {
namespace {

constexpr const char* unwritable_output = "nrmsim: standard output could not be written";

ExitStatus complain(ExitStatus status, const std::string& text) {
  // Every task of a job finds the same fault of the command line; once is enough.
  if (const auto by = cluster::launched(); by && by->rank > 0 && status == ExitStatus::wrong_input)
    return status;
  std::fflush(stdout);
  fmt::print(stderr, "{}\n", text);
  return status;
}

/// Runs the action; whatever it throws becomes a message and a status.
ExitStatus carry_out(const Action& action) {
  try {
    const ExitStatus status = action();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
      return complain(ExitStatus::failed, unwritable_output);
    }
    return status;
  } catch (const core::InputError& error) {
    std::string text;
    for (const auto& problem : error.problems()) text += (text.empty() ? "" : "\n") + to_string(problem);
    return complain(ExitStatus::wrong_input, text);
  } catch (const results::UnreadableFile& error) {
    return complain(ExitStatus::wrong_input, error.what());
  } catch (const core::RunError& error) {
    return complain(ExitStatus::failed, std::string("nrmsim: ") + error.what());
  } catch (const std::bad_alloc&) {
    return complain(ExitStatus::failed,
                    "nrmsim: out of memory; a smaller --scale or fewer --threads needs less");
  } catch (const std::exception& error) {
    if (std::ferror(stdout) != 0) return complain(ExitStatus::failed, unwritable_output);
    return complain(ExitStatus::failed, std::string("nrmsim: unexpected: ") + error.what());
  }
}

/// Names the nearest command to a word that is none; the parser itself would only miss a command.
std::string about_command(const CLI::App& app, const std::vector<std::string>& words) {
  if (words.size() < 2 || words[1].starts_with('-')) return {};
  std::vector<std::string> commands;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back(command->get_name());
  }
  if (std::find(commands.begin(), commands.end(), words[1]) != commands.end()) return {};
  return fmt::format("there is no command \"{}\"{}; expected one of {}", words[1],
                     core::did_you_mean(words[1], commands), fmt::join(commands, ", "));
}

/// Names the nearest option to one that the command does not have.
std::string about_option(const CLI::App& app, const std::vector<std::string>& words) {
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (words.size() < 2 || command->get_name() != words[1]) continue;
    std::vector<std::string> known;
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& name : option->get_lnames()) known.push_back(name);
    }
    for (const std::string& word : words) {
      const std::string name = word.substr(0, word.find('='));
      if (!name.starts_with("--") || std::find(known.begin(), known.end(), name.substr(2)) != known.end())
        continue;
      const std::vector<std::string_view> names(known.begin(), known.end());
      const std::string_view near = core::nearest_name(std::string_view(name).substr(2), names);
      if (!near.empty())
        return fmt::format("'{}' has no option '{}'; expected '--{}' perhaps", words[1], name, near);
    }
  }
  return {};
}

ExitStatus refuse_command_line(const CLI::App& app, const std::vector<std::string>& words,
                               const CLI::ParseError& error) {
  std::string better = about_command(app, words);
  if (better.empty() && dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    better = about_option(app, words);
  return complain(ExitStatus::wrong_input, fmt::format("nrmsim: {}\n'nrmsim --help' lists the commands, "
                                                       "'nrmsim COMMAND --help' what they take",
                                                       better.empty() ? error.what() : better));
}

/// Each task would do the same work, and perhaps write the same file.
ExitStatus refuse_many_tasks(const cluster::Launched& by, const std::vector<std::string>& words) {
  return complain(
      ExitStatus::wrong_input,
      fmt::format("nrmsim: {} started {} tasks of 'nrmsim {}', each of which would do the same; only 'nrmsim "
                  "run' shares its work",
                  by.by, by.tasks, words[1]));
}

ExitStatus program(int count, char** arguments) {
  CLI::App app;
  Chosen chosen{{arguments, arguments + count}, {}};
  add_commands(app, chosen);
  try {
    app.parse(count, arguments);
  } catch (const CLI::Success& wanted) {  // --help, --version
    app.exit(wanted);
    return std::fflush(stdout) == 0 ? ExitStatus::done : ExitStatus::failed;
  } catch (const CLI::ParseError& error) {
    return refuse_command_line(app, chosen.command_line, error);
  }
  if (const auto by = cluster::launched(); by && by->tasks > 1 && !app.got_subcommand("run"))
    return refuse_many_tasks(*by, chosen.command_line);
  return carry_out(chosen.action);
}

}  // namespace
}  // namespace nrmsim::cli

int main(int count, char** arguments) {
  // A file larger than the user's limit is then an error of the write, which is said, and not a core dump.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return static_cast<int>(nrmsim::cli::program(count, arguments));
  } catch (const std::exception& error) {
    std::fputs(error.what(), stderr);
    std::fputc('\n', stderr);
    return static_cast<int>(nrmsim::cli::ExitStatus::failed);
  }
}
