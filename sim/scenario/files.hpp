#pragma once
// Opening files that a user or a scenario names, and following `extends`.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/node.hpp"
#include "sim/scenario/problem_list.hpp"

namespace nrmsim::scenario {

/// The content of a regular file of at most `most_bytes`; a problem at `place` where that cannot be had.
std::optional<std::string> read_bytes(const std::filesystem::path& path, std::size_t most_bytes,
                                      const core::Place& place, ProblemList& problems);

/// The file that marks a folder of scenarios, and that editors check them with.
inline constexpr std::string_view schema_file = "scenario.schema.json";

/// The folder that files named inside a scenario may not leave: the innermost folder around the user's file
/// that is called "scenarios" or holds a file of the name `schema_file`, or else the user's file's own
/// folder.
class Enclosure {
 public:
  explicit Enclosure(const std::filesystem::path& users_file);
  const std::filesystem::path& folder() const { return folder_; }
  /// A path named in `document`, as one can open and print it; a problem at `place` where it leaves the
  /// folder.
  std::optional<std::filesystem::path> resolve(const Document& document, const std::string& named,
                                               const core::Place& place, ProblemList& problems) const;

 private:
  std::filesystem::path folder_;
};

/// A file that was read, and every file that it extends, directly or not.
struct SourceFile {
  Document document;
  std::set<std::string> extended;
};

/// Reads the file and all it extends: each once, those extended before those that extend them.
std::vector<SourceFile> read_files(const std::filesystem::path& users_file, const Enclosure& enclosure,
                                   ProblemList& problems);

}  // namespace nrmsim::scenario
