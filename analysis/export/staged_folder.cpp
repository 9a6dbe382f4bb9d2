#include "analysis/export/staged_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::exports {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& what, const std::error_code& error) {
  throw core::RunError(path.string() + ": cannot " + what + ": " + error.message());
}

std::error_code last_error() {
  return {errno, std::generic_category()};
}

/// Without a slash at its end, and where a link to a folder leads.
fs::path tidied(const fs::path& path) {
  std::error_code ignored;
  fs::path real = fs::canonical(path, ignored);
  if (!real.empty()) return real;
  return path.has_filename() ? path : path.parent_path();
}

fs::path folder_beside(const fs::path& path) {
  const fs::path parent = path.parent_path().empty() ? fs::path(".") : path.parent_path();
  std::error_code error;
  fs::create_directories(parent, error);
  if (error) fail(parent, "make this folder", error);
  std::string pattern =
      (parent / std::string(".").append(path.filename().string()).append(".tmp-XXXXXX")).string();
  if (mkdtemp(pattern.data()) == nullptr) fail(parent, "make a folder in it", last_error());
  return pattern;
}

/// mkdtemp makes folders that only their owner can read; the result gets what a new folder would have.
void allow_as_usual(const fs::path& path) {
  const mode_t masked = umask(0);
  umask(masked);
  chmod(path.c_str(), static_cast<mode_t>(0777U & ~masked));
}

bool exchange(const fs::path& a, const fs::path& b) {
  return renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

/// For file systems that cannot exchange names: the old one aside, the new one in, and back if that fails.
void replace_in_two_steps(const fs::path& made, const fs::path& place) {
  const fs::path aside = made.string() + "-old";
  std::error_code error;
  fs::rename(place, aside, error);
  if (error) fail(place, "move the earlier folder aside", error);
  fs::rename(made, place, error);
  if (!error) {
    fs::rename(aside, made, error);
    return;
  }
  std::error_code ignored;
  fs::rename(aside, place, ignored);
  fail(place, "move the new folder into place", error);
}

}  // namespace

StagedFolder::StagedFolder(const fs::path& destination)
    : destination_(tidied(destination)), temporary_(folder_beside(destination_)) {}

StagedFolder::~StagedFolder() {
  std::error_code ignored;
  if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
}

fs::path StagedFolder::add(const std::string& name) {
  const bool is_new = files_.insert(name).second;
  NRMSIM_EXPECTS(is_new);
  static_cast<void>(is_new);
  fs::path path = temporary_ / name;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) fail(path.parent_path(), "make this folder", error);
  return path;
}

void StagedFolder::move_into_place() {
  allow_as_usual(temporary_);
  std::error_code error;
  // Replaces an empty folder, fails for any other that is there.
  fs::rename(temporary_, destination_, error);
  if (!error) {
    temporary_.clear();
    return;
  }
  if (!fs::exists(destination_)) fail(destination_, "move the folder into place", error);
  // What was there before then has the temporary name, under which the destructor deletes it.
  if (!exchange(temporary_, destination_)) replace_in_two_steps(temporary_, destination_);
}

}  // namespace nrmsim::exports
