#pragma once
// A folder that appears under its name only once it is complete.

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace nrmsim::exports {

class StagedFolder {
 public:
  /// Makes a temporary folder beside `destination`, whose parents are made where they are missing.
  /// core::RunError if that cannot be.
  explicit StagedFolder(const std::filesystem::path& destination);
  /// Deletes the temporary folder unless it was moved into place.
  ~StagedFolder();
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;

  /// Where to write the file called `name` (relative, with "/"), whose folder now exists. The file counts as
  /// written. core::RunError if the folder cannot be made. Precondition: the name is new.
  std::filesystem::path add(const std::string& name);

  /// Names of the files so far, in order.
  std::vector<std::string> files() const { return {files_.begin(), files_.end()}; }

  /// Puts the folder in the place of whatever is there. core::RunError if that cannot be; then the old one is
  /// there.
  void move_into_place();

 private:
  std::filesystem::path destination_;
  std::filesystem::path temporary_;
  std::set<std::string> files_;
};

}  // namespace nrmsim::exports
