#pragma once
// Parameters, the results file's own tables, event histories, and the dictionary.

#include "analysis/export/staged_folder.hpp"
#include "analysis/export/table_writer.hpp"
#include "sim/results/reader.hpp"

namespace nrmsim::exports {

/// parameters.csv and parameter-sources.csv.
void write_parameters(const results::BatchRecord& batch, StagedFolder& folder, Dictionary& dictionary);

/// tables/NAME.csv for each table of the results file.
void write_tables(const results::Reader& reader, StagedFolder& folder, Dictionary& dictionary);

/// events.csv, if the results file keeps event histories.
void write_events(const results::Reader& reader, StagedFolder& folder, Dictionary& dictionary);

/// data-dictionary.csv, which describes its own columns too.
void write_dictionary(StagedFolder& folder, Dictionary& dictionary);

}  // namespace nrmsim::exports
