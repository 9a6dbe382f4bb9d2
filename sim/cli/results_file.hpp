#pragma once

#include <string>

#include "sim/results/reader.hpp"

namespace nrmsim::cli {

/// Opens a results file that was named on the command line. core::InputError if there is no such file or it
/// cannot be read at all; core::RunError if it is damaged. An unfinished batch beside it is named in the
/// message.
results::Reader open_results(const std::string& path);

/// The results file that was meant, also where the journal of an unfinished batch was named.
std::string batch_of(const std::string& named);

/// core::InputError where the file is a part of a batch, of which nothing can be said: what is not there
/// would pass for what did not differ.
void require_whole_batch(const results::Reader& reader);

/// core::InputError if there is no file of that name or it is a folder or unreadable.
void require_readable_file(const std::string& path, const std::string& expected);

}  // namespace nrmsim::cli
