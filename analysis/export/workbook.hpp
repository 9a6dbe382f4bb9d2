#pragma once
// The results as one workbook for spreadsheet programs.

#include <filesystem>

#include "sim/results/reader.hpp"

namespace nrmsim::exports {

/// Writes an XLSX file with the sheets "Read me", "Headlines", "By group", "By year", "By month", "Costs",
/// "Costs by service", "Costs by payer", "Parameters" and "Provenance", each where the file has what it
/// needs. Numbers are those of comparison::compare(); subgroups of fewer than ten people have none.
/// core::RunError if the file cannot be written.
void write_workbook(const results::Reader& reader, const std::filesystem::path& path);

}  // namespace nrmsim::exports
