#pragma once
// The batch record as text, for the first record of a journal.

#include <string>

#include "sim/results/batch_record.hpp"

namespace nrmsim::results {

std::string to_text(const BatchRecord& record);

/// The record that to_text() wrote. RunError for any other text.
BatchRecord record_from_text(const std::string& text);

}  // namespace nrmsim::results
