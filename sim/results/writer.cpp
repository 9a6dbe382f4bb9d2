#include "sim/results/writer.hpp"

#include <cerrno>
#include <filesystem>

#include "sim/core/problems.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/hdf5/compound.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/names.hpp"
#include "sim/results/hdf5/steady_file.hpp"
#include "sim/results/hdf5/write_description.hpp"
#include "sim/results/hdf5/write_events.hpp"
#include "sim/results/hdf5/write_keys.hpp"
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

void stop_if_failed(const hdf5::SteadyFile& target, const std::string& path) {
  if (target.error() != 0) fail(path, "write", target.error());
}

/// Rows that end the writing as soon as the file under it has failed.
class RowsWhileWritable final : public RowSource {
 public:
  RowsWhileWritable(const RowSource& rows, const hdf5::SteadyFile& target, const std::string& path)
      : rows_(rows), target_(target), path_(path) {}
  bool has(const outcomes::Key& key) const override {
    stop_if_failed(target_, path_);
    return rows_.has(key);
  }
  void read(const outcomes::Key& key, std::span<outcomes::Cell> row) const override { rows_.read(key, row); }
  std::vector<TableRow> events(const outcomes::Key& key) const override { return rows_.events(key); }
  bool thread_safe() const override { return rows_.thread_safe(); }

 private:
  const RowSource& rows_;
  const hdf5::SteadyFile& target_;
  const std::string& path_;
};

void write_body(hdf5::SteadyFile& target, const BatchRecord& record, const RowSource& rows,
                unsigned threads) {
  hdf5::File file = hdf5::create_file(target);
  hdf5::write_root(file.id(), record);
  hdf5::write_outcomes(file.id(), record, rows, threads);
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

void add_tables(hdf5::SteadyFile& target, const std::string& path, const std::vector<Table>& tables) {
  for (const Table& table : tables) refuse_faults(path, faults(table.columns));
  hdf5::File file = hdf5::open_file(target);
  {
    const hdf5::Group group = hdf5::open_group(file.id(), hdf5::tables_group);
    for (const Table& table : tables) hdf5::write_table(group.id(), table);
  }
  hdf5::close_file(file);
}

}  // namespace

void write_file(const BatchRecord& record, const RowSource& rows, const std::string& path,
                const WriteOptions& options) {
  refuse_faults(path, faults(record));
  if (options.existing == Existing::refuse && std::filesystem::exists(path)) fail(path, "write", EEXIST);
  AtomicFile atomic(path);
  hdf5::SteadyFile target(atomic.file());
  try {
    write_body(target, record, RowsWhileWritable(rows, target, path), options.threads);
    stop_if_failed(target, path);
    if (options.make_tables) add_tables(target, path, tables_from(atomic.temporary(), options.make_tables));
  } catch (const hdf5::Hdf5Error& error) {
    stop_if_failed(target, path);  // then that is why
    throw core::RunError(path + ": " + error.what());
  }
  stop_if_failed(target, path);
  seal(atomic.file());
  atomic.commit(options.existing);
}

}  // namespace nrmsim::results
