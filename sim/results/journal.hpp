#pragma once
// The append-only journal of a running batch, FILE.h5.part: the first record describes the batch, each
// further one is a finished key. It survives a crash or kill -9 at any instant; what is lost is at most what
// was not yet synced.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/results/batch_record.hpp"

namespace nrmsim::results {

/// The journal that belongs to a results file.
std::string journal_path(const std::string& results_path);

enum class Existing : std::uint8_t { refuse, replace };

/// The writing end. Holds a lock that dies with the process; the file is synced at least every 10 s, every 64
/// MiB, and on closing. Not for use from several threads at once.
class Journal {
 public:
  /// Starts a journal and syncs its first record. RunError if it cannot be written, if another process writes
  /// it, or if there is one already and `existing` says refuse.
  static Journal open_new(const std::string& path, const BatchRecord& batch, Existing existing);

  /// Goes on with a journal; a torn tail is cut off. RunError if there is none, if its first record is
  /// damaged, or if another process writes it.
  static Journal open_existing(const std::string& path);

  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;
  ~Journal();  ///< closes, but cannot tell if the last sync failed; call close() first

  const BatchRecord& batch() const;

  /// Whether each key is done, by BatchRecord::position_of; as found on opening, kept up to date by append().
  const std::vector<bool>& done() const;

  /// Bytes that were cut off on opening because they were not a whole record.
  std::uint64_t torn_bytes() const;

  /// Adds a finished key with its row and, where kept, its event history. RunError if the disk is full or
  /// fails; what was there before stays readable.
  void append(const outcomes::Key& key, std::span<const outcomes::Cell> row,
              std::span<const TableRow> events = {});

  /// Makes everything so far safe against a loss of power.
  void sync();

  /// Syncs and gives the lock back. The file stays.
  void close();

  /// Closes and deletes the file: its rows are in the results file now.
  void remove();

 private:
  struct State;
  explicit Journal(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Whether some process is writing the journal at this moment; false if there is none.
bool journal_in_use(const std::string& path);

}  // namespace nrmsim::results
