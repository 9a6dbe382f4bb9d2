// The command line, one word a line. Nothing is run; words are only read.

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/cli/commands.hpp"
#include "sim/core/problems.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> words{"nrmsim"};
  for (std::size_t i = 0; i < size; ++i) {
    if (i == 0 || data[i - 1] == '\n') words.emplace_back();
    if (data[i] != '\n' && data[i] != 0) words.back() += static_cast<char>(data[i]);
  }
  CLI::App app;
  nrmsim::cli::Chosen chosen{words, {}};
  nrmsim::cli::add_commands(app, chosen);
  std::vector<const char*> arguments;
  for (const std::string& word : words) arguments.push_back(word.c_str());
  try {
    app.parse(static_cast<int>(arguments.size()), arguments.data());
  } catch (const CLI::Error&) {
  } catch (const nrmsim::core::InputError&) {
  }
  return 0;
}
