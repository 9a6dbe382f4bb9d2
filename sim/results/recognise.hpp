#pragma once
// Whether a file is one that this program wrote, so that it may be replaced when asked to.

#include <string>

namespace nrmsim::results {

/// A regular file with results of this program, even if it is damaged or of another version; false for
/// everything else, also for what is not there or cannot be read. Does not read the whole file.
bool is_results_file(const std::string& path);

/// A regular file that is a journal, of any version, or the empty beginning of one.
bool is_journal(const std::string& path);

}  // namespace nrmsim::results
