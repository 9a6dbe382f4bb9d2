#include "sim/results/recognise.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "sim/core/problems.hpp"
#include "sim/results/journal_format.hpp"
#include "sim/results/posix_file.hpp"
#include "sim/results/reader.hpp"
#include "sim/results/seal.hpp"

namespace nrmsim::results {
namespace {

/// Regular, so that opening it neither waits for another process nor touches a device.
bool is_regular(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

bool opens_as_results(const std::string& path) {
  try {
    const Reader reader(path);
    return true;
  } catch (const core::RunError&) {
    return false;
  }
}

}  // namespace

bool is_results_file(const std::string& path) {
  if (!is_regular(path)) return false;
  try {
    if (has_seal(PosixFile(path, Access::read))) return true;
  } catch (const core::RunError&) {
    return false;
  }
  return opens_as_results(path);  // another program may have written into it and dropped the seal
}

bool is_journal(const std::string& path) {
  if (!is_regular(path)) return false;
  // The version is the last character.
  constexpr std::string_view any_version = journal_name.substr(0, journal_name.size() - 1);
  std::string start(any_version.size(), '\0');
  try {
    const PosixFile file(path, Access::read);
    const std::size_t got = file.read_at(0, std::as_writable_bytes(std::span(start)));
    return any_version.starts_with(std::string_view(start).substr(0, got));
  } catch (const core::RunError&) {
    return false;
  }
}

}  // namespace nrmsim::results
