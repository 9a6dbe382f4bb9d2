#include "sim/results/journal.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>

#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/background_sync.hpp"
#include "sim/results/file_lock.hpp"
#include "sim/results/journal_format.hpp"

namespace nrmsim::results {
namespace {

using namespace std::chrono_literals;

// Half of the 10 s that are promised: a sync may itself take a while.
constexpr auto sync_interval = 5s;
constexpr std::uint64_t sync_bytes = 64u << 20;

double now() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// Opens and locks; nothing if the file was deleted between the two.
std::optional<PosixFile> lock_once(const std::string& path, Access access) {
  PosixFile file(path, access);
  if (!try_lock(file))
    throw core::RunError(path + ": another process is writing these results; wait for it, or stop it first");
  if (!still_has_its_name(file)) return std::nullopt;
  return file;
}

PosixFile open_locked(const std::string& path, Access access) {
  for (int attempt = 0; attempt < 100; ++attempt)
    if (auto file = lock_once(path, access)) return std::move(*file);
  throw core::RunError(path + ": other processes keep replacing this file");
}

}  // namespace

std::string journal_path(const std::string& results_path) {
  return results_path + ".part";
}

struct Journal::State {
  PosixFile file;
  BatchRecord batch;
  std::vector<bool> done;
  std::uint64_t end = 0;
  std::uint64_t torn = 0;
  std::uint64_t unsynced = 0;
  BackgroundSync background;

  State(PosixFile opened, BatchRecord record)
      : file(std::move(opened)), batch(std::move(record)), background(file.descriptor(), sync_interval) {}

  void write(const Bytes& bytes) {
    try {
      file.write_at(end, bytes);
    } catch (const core::RunError&) {
      // Part of a record may have been written. Cut it off; if that fails too, the next opening does.
      if (::ftruncate(file.descriptor(), static_cast<off_t>(end)) != 0) errno = 0;
      throw;
    }
    end += bytes.size();
    unsynced += bytes.size();
    background.written();
  }

  void sync() {
    if (const int error = background.error()) fail(file.path(), "bring it safely to the disk", error);
    file.sync();
    unsynced = 0;
  }
};

Journal::Journal(std::unique_ptr<State> state) : state_(std::move(state)) {}
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

Journal Journal::open_new(const std::string& path, const BatchRecord& batch, Existing existing) {
  NRMSIM_EXPECTS(faults(batch).empty());
  PosixFile file = open_locked(path, Access::create);
  if (file.size() > 0 && existing == Existing::refuse)
    throw core::RunError(path + ": unfinished results are there already; go on with them, or replace them");
  file.truncate(0);
  auto state = std::make_unique<State>(std::move(file), batch);
  Bytes bytes;
  put(bytes, std::as_bytes(std::span(journal_name)));
  put(bytes, encode_batch(batch));
  state->write(bytes);
  state->sync();
  sync_folder_of(path);
  state->done.assign(batch.keys(), false);
  return Journal(std::move(state));
}

Journal Journal::open_existing(const std::string& path) {
  PosixFile file = open_locked(path, Access::write);
  JournalContents contents = scan_journal(file);
  if (contents.torn > 0) file.truncate(contents.end);
  auto state = std::make_unique<State>(std::move(file), std::move(contents.batch));
  state->end = contents.end;
  state->torn = contents.torn;
  state->done.reserve(contents.place_of.size());
  for (const std::uint64_t place : contents.place_of) state->done.push_back(place != 0);
  return Journal(std::move(state));
}

const BatchRecord& Journal::batch() const {
  return state_->batch;
}
const std::vector<bool>& Journal::done() const {
  return state_->done;
}
std::uint64_t Journal::torn_bytes() const {
  return state_->torn;
}

void Journal::append(const outcomes::Key& key, std::span<const outcomes::Cell> row,
                     std::span<const TableRow> events) {
  NRMSIM_EXPECTS(state_ && state_->batch.contains(key) && row.size() == state_->batch.layout.total_cells());
  NRMSIM_EXPECTS(std::all_of(events.begin(), events.end(), [&](const TableRow& event) {
    return fits(event, state_->batch.event_columns);
  }));
  state_->write(encode_key(key, now(), row, events));
  state_->done[state_->batch.position_of(key)] = true;
  if (state_->unsynced >= sync_bytes || state_->background.error() != 0) state_->sync();
}

void Journal::sync() {
  state_->sync();
}

void Journal::close() {
  if (!state_) return;
  const auto closing = std::move(state_);
  closing->sync();
}

void Journal::remove() {
  NRMSIM_EXPECTS(state_);
  const auto closing = std::move(state_);
  // While the lock is still held, so that nobody else's file goes.
  if (::unlink(closing->file.path().c_str()) != 0) fail(closing->file.path(), "delete", errno);
}

bool journal_in_use(const std::string& path) {
  return is_locked(path);
}

}  // namespace nrmsim::results
