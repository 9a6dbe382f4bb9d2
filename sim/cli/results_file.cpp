#include "sim/cli/results_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "sim/cli/wording.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/journal.hpp"
#include "sim/results/recognise.hpp"

namespace nrmsim::cli {

namespace fs = std::filesystem;

void require_readable_file(const std::string& path, const std::string& expected) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) throw core::InputError({{path}, "there is no such file", expected});
  if (fs::is_directory(path, ignored)) throw core::InputError({{path}, "this is a folder", expected});
  if (access(path.c_str(), R_OK) != 0) {
    throw core::InputError({{path}, "the file may not be read", "a file with read permission"});
  }
}

std::string batch_of(const std::string& named) {
  const std::string ending = results::journal_path("");
  const bool is_journal = named.ends_with(ending) && results::is_journal(named);
  return is_journal ? named.substr(0, named.size() - ending.size()) : named;
}

void require_whole_batch(const results::Reader& reader) {
  const std::uint64_t all = reader.batch().keys();
  if (reader.keys_present() == all) return;
  throw core::InputError({{reader.path()},
                          fmt::format("it is a part of a batch, {} of {} replications",
                                      grouped(reader.keys_present()), grouped(all)),
                          "a whole batch; 'nrmsim merge' puts the parts together"});
}

results::Reader open_results(const std::string& path) {
  std::error_code ignored;
  const std::string journal = results::journal_path(path);
  if (!fs::exists(path, ignored) && fs::exists(journal, ignored)) {
    throw core::InputError(
        {{path},
         "the batch is not finished: so far there is only " + journal,
         "a finished batch; 'nrmsim status' shows how far it is, 'nrmsim run --resume' finishes it"});
  }
  require_readable_file(path, "a results file that nrmsim wrote");
  if (const std::string batch = batch_of(path); batch != path) {
    throw core::InputError({{path},
                            "this is the journal of a batch that is not finished",
                            batch + "; 'nrmsim status' shows how far it is"});
  }
  return results::Reader(path);
}

}  // namespace nrmsim::cli
