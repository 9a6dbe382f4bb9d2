#include "sim/cli/output.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "sim/core/problems.hpp"
#include "sim/results/journal.hpp"
#include "sim/results/recognise.hpp"

namespace nrmsim::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& path, std::string what, std::string expected) {
  throw core::InputError({{path}, std::move(what), std::move(expected)});
}

fs::path folder_of(const std::string& path) {
  return fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
}

/// Says before hours of work if the folder cannot be written, or cannot be made.
void require_writable_folder(const std::string& path) {
  std::error_code error;
  fs::path folder = folder_of(path);
  while (!fs::exists(folder, error) && folder.has_parent_path() && folder != folder.parent_path()) {
    folder = folder.parent_path();
  }
  if (!fs::exists(folder, error)) folder = ".";
  if (!fs::is_directory(folder, error))
    refuse(folder.string(), "this is not a folder", "a folder to write into");
  if (access(folder.c_str(), W_OK | X_OK) != 0) {
    refuse(folder.string(), "the folder may not be written", "a writable place after -o");
  }
}

/// Whatever else carries the name may be a person's work, or no file at all, and stays.
void require_ours(const std::string& path) {
  const auto is_there = [](const std::string& name) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(name, ignored));
  };
  const std::string journal = results::journal_path(path);
  if (is_there(path) && !results::is_results_file(path)) {
    refuse(path, "this is not a results file, so it is not overwritten", "another name after -o");
  }
  if (is_there(journal) && !results::is_journal(journal)) {
    refuse(journal, "this is not an unfinished batch, so it is not overwritten", "another name after -o");
  }
}

/// ".csv" of "tables/Out.CSV" and of "out.csv/".
std::string ending_of(const std::string& path) {
  fs::path name = fs::path(path).filename();
  if (name.empty()) name = fs::path(path).parent_path().filename();
  std::string ending = name.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return ending;
}

/// Whether a name ends like that of a file that is no results file.
bool is_of_another_kind(const std::string& ending) {
  constexpr std::array others{".csv",     ".htm", ".html", ".json", ".md",
                              ".parquet", ".txt", ".xlsx", ".yaml", ".yml"};
  return std::find(others.begin(), others.end(), ending) != others.end();
}

}  // namespace

void require_writable_place(const std::string& path) {
  std::error_code ignored;
  if (path.empty() || fs::path(path).filename().empty() || fs::is_directory(path, ignored)) {
    refuse(path, "this is a folder", "the name of a file after -o");
  }
  require_writable_folder(path);
}

void require_folder_name(const std::string& path) {
  if (std::error_code ignored; fs::is_directory(path, ignored)) return;
  const std::string ending = ending_of(path);
  if (!is_of_another_kind(ending) && ending != ".h5") return;
  refuse(path, "a folder with several files is written", "the name of a folder");
}

void require_fitting_name(const std::string& path) {
  if (!is_of_another_kind(ending_of(path))) return;
  if (results::is_results_file(path) || results::is_journal(results::journal_path(path)))
    return;  // named so before
  refuse(path, "results are written as HDF5",
         "a name that ends in .h5; compare and export make other files of it");
}

Begin look_at_output(const std::string& path, IfThere if_there) {
  require_writable_place(path);
  require_fitting_name(path);
  std::error_code ignored;
  const bool complete = fs::exists(path, ignored);
  const bool unfinished = fs::exists(results::journal_path(path), ignored);
  if (if_there == IfThere::overwrite) {
    require_ours(path);
    return Begin::anew;
  }
  if (if_there == IfThere::resume) {
    return complete ? Begin::nothing : unfinished ? Begin::from_journal : Begin::anew;
  }
  if (complete) refuse(path, "the file exists already", "--overwrite, --resume, or another name after -o");
  if (unfinished) {
    refuse(results::journal_path(path), "an unfinished batch of that name is there",
           "--resume to finish it, --overwrite to start again, or another name after -o");
  }
  return Begin::anew;
}

bool is_taken(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored) || fs::exists(results::journal_path(path), ignored);
}

bool is_unfinished(const std::string& path) {
  std::error_code ignored;
  return fs::exists(results::journal_path(path), ignored);
}

void make_folder_of(const std::string& path) {
  std::error_code error;
  fs::create_directories(folder_of(path), error);
  if (error) {
    refuse(folder_of(path).string(), "the folder cannot be made: " + error.message(),
           "a writable place after -o");
  }
}

}  // namespace nrmsim::cli
