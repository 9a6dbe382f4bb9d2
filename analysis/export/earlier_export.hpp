#pragma once
// Whether a folder may be replaced: only if nobody's work would be lost.

#include <filesystem>
#include <string>

namespace nrmsim::exports {

/// The first line of README.txt in every export.
inline constexpr const char* export_mark = "Tables exported by nrmsim (layout 1)";
/// The line of README.txt after which the files are listed, one a line.
inline constexpr const char* list_mark = "Files in this folder:";

/// The same of a sensitivity study, which took hours: no export replaces one.
inline constexpr const char* study_mark = "Sensitivity study by nrmsim (layout 1)";

/// Why the folder must not be replaced, in words; empty if it may be: it does not exist, is empty, or its
/// README.txt begins with the mark and lists every file in it.
std::string objection_to_replacing(const std::filesystem::path& folder,
                                   const std::string& mark = export_mark);

}  // namespace nrmsim::exports
