#pragma once
// From YAML files to a checked Scenario. The format: docs/formats/scenario.md.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "sim/scenario/declarations.hpp"
#include "sim/scenario/scenario.hpp"

namespace nrmsim::scenario {

/// One `--set PATH=VALUE` of a command line: a parameter, a cell of one, or a key of `batch` or `simulation`.
struct Override {
  std::string text;  ///< "missing.hazard_per_year.foster=2.5"
};

/// Reads a file and all that it extends. Throws core::InputError with every problem found.
Scenario load(const std::filesystem::path& file, const Declarations& declarations,
              std::span<const Override> overrides = {});

/// Reads a text that extends nothing and names no files, such as Scenario::resolved_yaml(); `origin` stands
/// for the file's name in messages. Throws core::InputError with every problem found.
Scenario load_text(std::string_view text, const std::string& origin, const Declarations& declarations,
                   std::span<const Override> overrides = {});

}  // namespace nrmsim::scenario
