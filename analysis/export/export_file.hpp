#pragma once
// A results file as a folder of plain tables.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/export/earlier_export.hpp"
#include "sim/results/reader.hpp"

namespace nrmsim::exports {

enum class Workbook : std::uint8_t { none, wanted };

/// Writes `folder`, all of it or nothing:
///   outcomes/NAME.csv       one file an outcome: scenario, draw, replication, the outcome's axes, value
///   parameters.csv          the value of every uncertain parameter in every draw
///   parameter-sources.csv   unit, meaning, prior, source and grade of each of them
///   scenarios.csv           name, title, description and first policy day, and the file that holds the rest
///   scenarios/NAME.yaml     the resolved scenarios
///   tables/NAME.csv         the tables of the results file
///   value-of-information/   costs, effects and parameters by draw (see draw_tables.hpp)
///   workbook.xlsx           where it is wanted (see workbook.hpp)
///   events.csv              event histories, where the results file has them
///   data-dictionary.csv     every column of every file: meaning, unit, type
///   ro-crate-metadata.json  the same for archives (see crate.hpp)
///   README.txt              what is where and how it was made, and the list of files
/// Tables are RFC 4180 with line feeds, numbers read back as the same doubles, an empty field is a value that
/// does not exist, and keys that the results file does not have have no rows. The same file gives the same
/// bytes.
///
/// A folder that is there already is replaced only if it is an earlier export to which nothing was added.
/// core::InputError if it is anything else, core::RunError if writing fails; then nothing has changed.
/// Returns the files written, in the order of their names, relative to the folder.
std::vector<std::string> export_file(const results::Reader& reader, const std::filesystem::path& folder,
                                     Workbook workbook = Workbook::none);

/// core::InputError if export_file, or with study_mark a sensitivity study, would refuse the folder: for
/// finding out before any work is done.
void check_folder(const std::filesystem::path& folder, const std::string& mark = export_mark);

}  // namespace nrmsim::exports
