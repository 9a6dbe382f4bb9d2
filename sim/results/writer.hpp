#pragma once
// Writes a results file in one go: never half of one under its final name.

#include <functional>
#include <string>
#include <vector>

#include "sim/results/batch_record.hpp"
#include "sim/results/journal.hpp"
#include "sim/results/reader.hpp"
#include "sim/results/rows.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::results {

/// Makes the headline tables out of the outcomes just written.
using MakeTables = std::function<std::vector<Table>(const Reader&)>;

struct WriteOptions {
  Existing existing = Existing::refuse;  ///< what to do about a file of that name
  MakeTables make_tables;                ///< none if empty
  unsigned threads = 1;                  ///< that read rows and pack what goes into the file
};

/// Streams the rows in key order into a temporary file beside `path`, syncs it and renames it into place.
/// Keys that the source does not have are marked as missing. Memory does not grow with draws or replications.
/// Everything outside /provenance depends only on the record and the rows, whatever the number of threads.
/// RunError with a clear text (disk full, no permission, file exists); then nothing is left behind and `rows`
/// is as it was.
void write_file(const BatchRecord& record, const RowSource& rows, const std::string& path,
                const WriteOptions& options = {});

}  // namespace nrmsim::results
