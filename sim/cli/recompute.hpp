#pragma once
// What commands share that compute again what a results file holds.

#include <optional>
#include <span>
#include <string>

#include "sim/outcomes/layout.hpp"
#include "sim/results/batch_record.hpp"

namespace nrmsim::cli {

/// core::RunError if this program computes other numbers from the same input than the one that made the file.
void require_same_program(const results::BatchRecord& record);

/// The outcome in which two rows first differ; nothing if they are the same.
std::optional<std::string> first_difference(const outcomes::Layout& layout, std::span<const outcomes::Cell> a,
                                            std::span<const outcomes::Cell> b);

}  // namespace nrmsim::cli
