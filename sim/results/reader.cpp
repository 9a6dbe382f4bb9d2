#include "sim/results/reader.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/hdf5/compound.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/names.hpp"
#include "sim/results/hdf5/read_batch.hpp"
#include "sim/results/hdf5/read_outcomes.hpp"
#include "sim/results/hdf5/write_events.hpp"
#include "sim/results/posix_file.hpp"
#include "sim/results/seal.hpp"
#include "sim/results/unreadable_file.hpp"

namespace nrmsim::results {
namespace {

using outcomes::Cell;

/// What an HDF5 file says of its own length, at the place where its version of the format keeps it.
std::uint64_t promised_length(std::span<const unsigned char, 52> start) {
  const unsigned version = start[8];
  const std::size_t place = version == 0 ? 40 : version == 1 ? 44 : 28;
  std::uint64_t length = 0;
  for (std::size_t i = 8; i-- > 0;) length = length << 8U | start[place + i];
  return length;
}

void require_whole(const std::string& path, const PosixFile& file) {
  unsigned char start[52] = {};
  const std::uint64_t size = file.size();
  const bool has_start = file.read_at(0, std::as_writable_bytes(std::span(start))) == sizeof start;
  const std::uint64_t length = has_start ? promised_length(start) : 0;
  if (!has_start)
    throw UnreadableFile(path, "the file is cut off: only " + std::to_string(size) + " bytes are there");
  if (size >= length) return;
  throw UnreadableFile(path, "the file is cut off: " + std::to_string(size) + " of " +
                                 std::to_string(length + seal_length()) + " bytes are there");
}

/// Before the HDF5 library sees the file: what it would not survive.
void check_bytes(const std::string& path) {
  static constexpr unsigned char signature[8] = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  const PosixFile file(path, Access::read);
  if (file.size() == 0) throw UnreadableFile(path, "the file is empty");
  unsigned char start[sizeof signature] = {};
  file.read_at(0, std::as_writable_bytes(std::span(start)));
  if (!std::equal(std::begin(start), std::end(start), std::begin(signature)))
    throw UnreadableFile(path, "this is not a results file (it does not begin like an HDF5 file)");
  const SealState state = check_seal(file);
  if (state == SealState::broken)
    throw UnreadableFile(path, "the file is damaged: its bytes are not those that were written");
  if (state == SealState::absent) require_whole(path, file);
}

/// Runs something on a file and puts the file's name in front of what goes wrong inside.
template <typename Function>
auto naming(const std::string& path, Function&& function) {
  try {
    return function();
  } catch (const hdf5::Hdf5Error& error) {
    throw UnreadableFile(path, error.what());
  }
}

using Events = std::vector<std::vector<TableRow>>;  // by position of the key

}  // namespace

struct Reader::State {
  std::string path;
  hdf5::File file;
  BatchRecord batch;
  std::vector<bool> present;
  std::optional<hdf5::OutcomesGroup> outcomes;
  std::optional<Events> events;  // read when first asked for

  explicit State(const std::string& of_path) : path(of_path), file(hdf5::open_file(of_path)) {
    batch = hdf5::read_batch(file.id());
    present = hdf5::read_keys(file.id(), batch);
    outcomes.emplace(file.id(), batch);
  }

  void read_events() {
    events.emplace(batch.keys());
    if (batch.event_columns.empty()) return;
    const hdf5::Group group = hdf5::open_group(file.id(), hdf5::events_group);
    if (!hdf5::has_link(group.id(), "history")) return;
    Table table = hdf5::read_table(group.id(), "history");
    const std::size_t leading = hdf5::history_columns(batch).size() - batch.event_columns.size();
    for (TableRow& row : table.rows) {
      if (!fits(row, hdf5::history_columns(batch)))
        throw hdf5::Hdf5Error("the event histories do not fit their columns");
      const outcomes::Key key = key_of(row);
      row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(leading));
      (*events)[batch.position_of(key)].push_back(std::move(row));
    }
  }

  outcomes::Key key_of(const TableRow& row) const {
    const auto& name = std::get<std::string>(row[0]);
    const auto found = std::find_if(batch.scenarios.begin(), batch.scenarios.end(),
                                    [&](const ScenarioRecord& scenario) { return scenario.name == name; });
    const outcomes::Key key{static_cast<std::uint32_t>(found - batch.scenarios.begin()),
                            static_cast<std::uint32_t>(std::get<std::int64_t>(row[1])),
                            static_cast<std::uint32_t>(std::get<std::int64_t>(row[2]))};
    if (!batch.contains(key))
      throw hdf5::Hdf5Error("the event histories belong to replications that are not there");
    return key;
  }
};

Reader::Reader(const std::string& path) {
  check_bytes(path);
  naming(path, [&] { state_ = std::make_unique<State>(path); });
}

Reader::Reader(Reader&&) noexcept = default;
Reader::~Reader() = default;

const std::string& Reader::path() const {
  return state_->path;
}
const BatchRecord& Reader::batch() const {
  return state_->batch;
}

std::uint64_t Reader::keys_present() const {
  return static_cast<std::uint64_t>(std::count(state_->present.begin(), state_->present.end(), true));
}

std::vector<std::size_t> Reader::shape(std::size_t outcome) const {
  const outcomes::Layout& layout = state_->batch.layout;
  NRMSIM_EXPECTS(outcome < layout.outcomes.size());
  std::vector<std::size_t> shape{state_->batch.draws, state_->batch.replications};
  for (const std::uint32_t axis : layout.outcomes[outcome].axes) shape.push_back(layout.axes[axis].size());
  return shape;
}

std::vector<Cell> Reader::read_cells(std::size_t outcome, std::uint32_t scenario) const {
  NRMSIM_EXPECTS(outcome < state_->batch.layout.outcomes.size() && scenario < state_->batch.scenarios.size());
  return naming(state_->path, [&] { return state_->outcomes->read(outcome, scenario); });
}

std::vector<double> Reader::read(std::size_t outcome, std::uint32_t scenario) const {
  const std::vector<Cell> cells = read_cells(outcome, scenario);
  const bool real = state_->batch.layout.outcomes[outcome].type == outcomes::CellType::real;
  std::vector<double> values(cells.size());
  std::transform(cells.begin(), cells.end(), values.begin(), [real](Cell cell) {
    return real ? std::bit_cast<double>(cell) : static_cast<double>(cell);
  });
  return values;
}

std::vector<double> Reader::read(const std::string& outcome, std::uint32_t scenario) const {
  const std::size_t index = state_->batch.layout.find(outcome);
  if (index == outcomes::Layout::npos)
    throw core::RunError(path() + ": there is no outcome \"" + outcome + "\"");
  return read(index, scenario);
}

bool Reader::has(const outcomes::Key& key) const {
  return state_->batch.contains(key) && state_->present[state_->batch.position_of(key)];
}

void Reader::read(const outcomes::Key& key, std::span<Cell> row) const {
  NRMSIM_EXPECTS(has(key) && row.size() == state_->batch.layout.total_cells());
  naming(state_->path, [&] { state_->outcomes->read_row(key, row); });
}

std::vector<TableRow> Reader::events(const outcomes::Key& key) const {
  NRMSIM_EXPECTS(has(key));
  if (!state_->events) naming(state_->path, [&] { state_->read_events(); });
  return (*state_->events)[state_->batch.position_of(key)];
}

std::vector<std::string> Reader::table_names() const {
  return naming(state_->path, [&] {
    const hdf5::Group group = hdf5::open_group(state_->file.id(), hdf5::tables_group);
    std::vector<std::string> names;
    for (const std::string& name : hdf5::names_in(group.id()))
      if (!hdf5::is_scale(hdf5::open_dataset(group.id(), name))) names.push_back(name);
    return names;
  });
}

Table Reader::table(const std::string& name) const {
  return naming(state_->path, [&] {
    const hdf5::Group group = hdf5::open_group(state_->file.id(), hdf5::tables_group);
    if (!hdf5::has_link(group.id(), name)) throw hdf5::Hdf5Error("there is no table \"" + name + "\"");
    return hdf5::read_table(group.id(), name);
  });
}

void Reader::check_everything() const {
  naming(state_->path, [&] {
    for (std::size_t i = 0; i < state_->batch.layout.outcomes.size(); ++i) state_->outcomes->check(i);
    if (!state_->events) state_->read_events();
  });
  for (const std::string& name : table_names()) table(name);
}

}  // namespace nrmsim::results
