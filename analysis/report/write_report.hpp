#pragma once
// A results file as one HTML page that needs nothing else.

#include <filesystem>
#include <optional>
#include <string>

#include "analysis/report/published.hpp"
#include "analysis/report/validation.hpp"
#include "sim/results/reader.hpp"

namespace nrmsim::report {

struct ReportOptions {
  std::optional<std::string> baseline;     ///< another than that of the batch
  std::vector<PublishedFigure> published;  ///< to lay over the history; may be empty
  Validation validation;
};

/// The page. It loads nothing, runs no script but its own, and everything that comes from the file is text in
/// it. core::InputError for a baseline that does not exist; core::RunError for a damaged file.
std::string report_html(const results::Reader& reader, const ReportOptions& options);

/// Whether the charts are drawn; without them the page has tables in their place.
bool has_charts();

/// A file that begins as our reports do; false for everything else and for what is not there.
bool is_report(const std::filesystem::path& path);

/// Writes the page under its name once it is complete, in place of an earlier report. core::RunError if that
/// cannot be.
void write_report(const std::filesystem::path& path, const std::string& html);

}  // namespace nrmsim::report
