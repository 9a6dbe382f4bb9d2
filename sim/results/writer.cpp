#include "sim/results/writer.hpp"

#include <cerrno>
#include <filesystem>

#include "sim/core/problems.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/hdf5/compound.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/names.hpp"
#include "sim/results/hdf5/write_description.hpp"
#include "sim/results/hdf5/write_events.hpp"
#include "sim/results/hdf5/write_outcomes.hpp"
#include "sim/results/seal.hpp"

namespace nrmsim::results {
namespace {

void refuse_faults(const std::string& path, const std::vector<std::string>& found) {
  if (found.empty()) return;
  std::string text = path + ": cannot write results:";
  for (const std::string& fault : found) text += "\n  " + fault;
  throw core::RunError(text);
}

void write_body(const std::string& temporary, const BatchRecord& record, const RowSource& rows) {
  hdf5::File file = hdf5::create_file(temporary);
  hdf5::write_root(file.id(), record);
  hdf5::write_outcomes(file.id(), record, rows);
  hdf5::write_keys(file.id(), record, rows);
  hdf5::write_parameters(file.id(), record);
  hdf5::write_scenarios(file.id(), record);
  hdf5::create_group(file.id(), hdf5::tables_group);
  hdf5::write_events(file.id(), record, rows);
  hdf5::write_provenance(file.id(), record);
  hdf5::close_file(file);
}

/// In a function of its own, because the file has to be closed before it is opened for adding.
std::vector<Table> tables_from(const std::string& temporary, const MakeTables& make_tables) {
  const Reader reader(temporary);
  return make_tables(reader);
}

void add_tables(const std::string& temporary, const std::vector<Table>& tables) {
  hdf5::File file = hdf5::open_file(temporary, hdf5::OpenFor::adding);
  {
    const hdf5::Group group = hdf5::open_group(file.id(), hdf5::tables_group);
    for (const Table& table : tables) {
      refuse_faults(temporary, faults(table.columns));
      hdf5::write_table(group.id(), table);
    }
  }
  hdf5::close_file(file);
}

}  // namespace

void write_file(const BatchRecord& record, const RowSource& rows, const std::string& path,
                const WriteOptions& options) {
  refuse_faults(path, faults(record));
  if (options.existing == Existing::refuse && std::filesystem::exists(path)) fail(path, "write", EEXIST);
  AtomicFile target(path);
  try {
    write_body(target.temporary(), record, rows);
    if (options.make_tables)
      add_tables(target.temporary(), tables_from(target.temporary(), options.make_tables));
  } catch (const hdf5::Hdf5Error& error) {
    throw core::RunError(path + ": " + error.what());
  }
  seal(target.file());
  target.commit(options.existing);
}

}  // namespace nrmsim::results
