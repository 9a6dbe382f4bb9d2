#include "analysis/export/earlier_export.hpp"

#include <fstream>
#include <set>

namespace nrmsim::exports {
namespace {

namespace fs = std::filesystem;

/// The files that README.txt lists; empty if the folder has no README.txt with this mark.
std::set<std::string> listed_files(const fs::path& folder, const std::string& mark) {
  std::ifstream readme(folder / "README.txt");
  std::string line;
  if (!std::getline(readme, line) || line != mark) return {};
  while (std::getline(readme, line) && line != list_mark) {
  }
  std::set<std::string> files;
  while (std::getline(readme, line))
    if (!line.empty()) files.insert(line);
  return files;
}

}  // namespace

std::string objection_to_replacing(const fs::path& folder, const std::string& mark) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (status.type() == fs::file_type::not_found) return "";
  if (status.type() != fs::file_type::directory) return "this is not a folder";
  const fs::recursive_directory_iterator entries(folder, error);
  if (error) return "this folder cannot be read";
  if (entries == fs::recursive_directory_iterator()) return "";
  const std::set<std::string> listed = listed_files(folder, mark);
  if (listed.empty() && mark != study_mark && !listed_files(folder, study_mark).empty())
    return "this folder holds a sensitivity study";
  if (listed.empty()) return "this folder is not empty";
  for (const fs::directory_entry& entry : entries) {
    if (!entry.is_symlink() && entry.is_directory()) continue;
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (!listed.contains(name)) return "this folder holds a file that no export wrote, " + name;
  }
  return "";
}

}  // namespace nrmsim::exports
