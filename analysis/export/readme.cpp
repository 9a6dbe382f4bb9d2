#include "analysis/export/readme.hpp"

#include "analysis/comparison/number_text.hpp"
#include "analysis/export/earlier_export.hpp"
#include "analysis/export/table_writer.hpp"

namespace nrmsim::exports {
namespace {

constexpr const char* guide =
    "\n"
    "Each table is a file of comma-separated values in UTF-8 whose first line names the columns.\n"
    "data-dictionary.csv says what each column means and in which unit it is. An empty field is a\n"
    "value that does not exist, such as the mean wait in a year in which nobody waited.\n"
    "\n"
    "outcomes/              one file an outcome, one line a number\n"
    "parameters.csv         the value of every uncertain parameter in every draw\n"
    "parameter-sources.csv  unit, meaning, prior, source and grade of the evidence\n"
    "scenarios.csv          the scenarios; scenarios/ holds them whole\n"
    "tables/                tables of the results file\n"
    "events.csv             event histories of synthetic people, where the run kept them\n"
    "value-of-information/  costs, effects and parameters, one line a draw and one column a scenario\n"
    "                       or parameter: matrices for packages that compute the value of finding out\n"
    "workbook.xlsx          headline numbers for spreadsheet programs, with --xlsx\n"
    "ro-crate-metadata.json this folder described for archives; add the author and the licence\n"
    "\n"
    "Where few_people is 1 a number is about a subgroup of fewer than ten people in the baseline\n"
    "(at a scale below 1, ten synthetic people, each of whom stands for several):\n"
    "do not show or quote it; it is chance, and comes too near to a person.\n"
    "\n"
    "Scenarios share draws and replications: compare them line by line with the same draw and the\n"
    "same replication, and look at the spread of these differences. The people in it are synthetic.\n";

/// A line break in what was typed must not end the line.
std::string on_one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r') c = ' ';
  return text;
}

std::string made_of(const results::BatchRecord& batch) {
  const results::Provenance& origin = batch.provenance;
  return "\nProgram:      nrmsim " + origin.program_version + ", commit " + origin.commit +
         "\nCommand:      " + on_one_line(origin.command_line) + "\nFinished:     " + origin.finished_utc +
         "\nSeed:         " + std::to_string(batch.seed) +
         "\nScale:        " + comparison::plain_number(batch.scale) +
         "\nDraws:        " + std::to_string(batch.draws) + (batch.central_draw ? " (central values)" : "") +
         "\nReplications: " + std::to_string(batch.replications) +
         " of each draw\nFirst day:    " + batch.start_date + "\n";
}

}  // namespace

void write_readme(const results::BatchRecord& batch, StagedFolder& folder) {
  TextFile file(folder.add("README.txt"));
  file.write(std::string(export_mark) + "\n" + guide + made_of(batch) + "\n" + list_mark + "\n");
  for (const std::string& name : folder.files()) file.write(name + "\n");
  file.close();
}

}  // namespace nrmsim::exports
