#include "sim/results/hdf5/write_outcomes.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "sim/outcomes/statistic_name.hpp"
#include "sim/parallel/each_index.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/hdf5/attachments.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/axes.hpp"
#include "sim/results/hdf5/cells.hpp"
#include "sim/results/hdf5/chunk_stream.hpp"
#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/names.hpp"
#include "sim/results/hdf5/pack_chunk.hpp"

namespace nrmsim::results::hdf5 {
namespace {

using outcomes::Cell;
using outcomes::CellType;
using outcomes::Layout;
using outcomes::Outcome;

struct Scales {
  Dataset scenario, draw, replication;
  std::vector<Dataset> axes;
  Attachments attachments{};
};

/// A dataset that is being filled, with the digest of what went in so far.
struct Filling {
  const Outcome* outcome;
  std::size_t offset;
  std::size_t cells;
  Dataset dataset;
  ChunkStream stream;
  Digest digest;
};

/// Rows of consecutive keys, also of several draws and scenarios, one behind the other.
struct Block {
  std::size_t row_cells;
  std::size_t rows = 0;
  std::vector<Cell> cells;

  std::span<Cell> row(std::size_t i) { return std::span(cells).subspan(i * row_cells, row_cells); }
};

struct Packed {
  const Filling* filling;
  Chunk chunk;
  Bytes bytes;
};

Scales write_scales(hid_t group, const BatchRecord& record) {
  Scales scales{write_scenario_scale(group, record),
                write_draw_scale(group, record),
                write_replication_scale(group, record),
                {}};
  for (const outcomes::Axis& axis : record.layout.axes) scales.axes.push_back(write_axis_scale(group, axis));
  return scales;
}

/// A digest may be any number whatever, so none can stand for "missing"; and readers that see a fill value
/// turn whole numbers into floating point, which would cut a digest short.
void write_fill_value(const Dataset& dataset, const Outcome& outcome) {
  if (outcome.statistic == outcomes::Statistic::digest) return;
  const Cell missing = missing_cell(outcome.type);
  if (outcome.type == CellType::real)
    write_number(dataset.id(), "_FillValue", std::bit_cast<double>(missing));
  else
    write_number(dataset.id(), "_FillValue", missing);
}

void describe(const Dataset& dataset, const Outcome& outcome) {
  write_text(dataset.id(), "long_name", outcome.long_name);
  write_text(dataset.id(), "units", outcome.unit);
  write_text(dataset.id(), "statistic", std::string(outcomes::statistic_name(outcome.statistic)));
  write_text(dataset.id(), "definition", outcome.definition);
  write_fill_value(dataset, outcome);
  write_flag(dataset.id(), "full_scale", outcome.full_scale);
  write_flag(dataset.id(), "distorted_by_scale", outcome.distorted_by_scale);
  write_flag(dataset.id(), "headline", outcome.headline);
  write_number(dataset.id(), "better", outcome.better);
}

Filling start(hid_t group, const BatchRecord& record, Scales& scales, std::size_t index, std::size_t offset) {
  const Layout& layout = record.layout;
  const Outcome& outcome = layout.outcomes[index];
  Shape shape{record.scenarios.size(), record.draws, record.replications};
  std::vector<const Dataset*> attached{&scales.scenario, &scales.draw, &scales.replication};
  for (const std::uint32_t axis : outcome.axes) {
    shape.push_back(layout.axes[axis].size());
    attached.push_back(&scales.axes[axis]);
  }
  const Cell missing = missing_cell(outcome.type);
  Filling filling{
      &outcome,
      offset,
      layout.cells_of(outcome),
      create_compressed(group, outcome.name, type_of(outcome.type), shape, sizeof(Cell), &missing),
      ChunkStream(shape, chunk_of(shape, sizeof(Cell)), missing),
      {}};
  describe(filling.dataset, outcome);
  scales.attachments.attach(filling.dataset, attached);
  return filling;
}

std::vector<Cell> missing_row(const Layout& layout) {
  std::vector<Cell> row;
  for (const Outcome& outcome : layout.outcomes)
    row.insert(row.end(), layout.cells_of(outcome), missing_cell(outcome.type));
  return row;
}

/// Reads the rows from that position on; those that are not there are `missing`.
void read_rows(Block& block, const BatchRecord& record, std::uint64_t first, const RowSource& rows,
               const std::vector<Cell>& missing, unsigned threads) {
  block.cells.resize(block.rows * block.row_cells);
  parallel::for_each_index(rows.thread_safe() ? threads : 1, block.rows, [&](std::size_t i) {
    const outcomes::Key key = record.key_at(first + i);
    const auto row = block.row(i);
    if (rows.has(key))
      rows.read(key, row);
    else
      std::copy(missing.begin(), missing.end(), row.begin());
  });
}

/// Takes one outcome's cells out of a block; the chunks that this completes.
std::vector<Chunk> take_cells(Filling& filling, Block& block) {
  std::vector<Cell> taken(block.rows * filling.cells);
  for (std::size_t i = 0; i < block.rows; ++i)
    std::memcpy(taken.data() + i * filling.cells, block.row(i).data() + filling.offset,
                filling.cells * sizeof(Cell));
  filling.digest.add(std::as_bytes(std::span(taken)));
  std::vector<Chunk> complete;
  filling.stream.add(taken, complete);
  return complete;
}

/// All threads take cells and pack chunks. Only this one calls the HDF5 library, which bears no more, and it
/// writes the chunks in the order of the outcomes, whoever was the first to be done.
void write_block(std::vector<Filling>& fillings, Block& block, unsigned threads) {
  std::vector<std::vector<Chunk>> complete(fillings.size());
  parallel::for_each_index(threads, fillings.size(),
                           [&](std::size_t i) { complete[i] = take_cells(fillings[i], block); });
  std::vector<Packed> packed;
  for (std::size_t i = 0; i < fillings.size(); ++i)
    for (Chunk& chunk : complete[i]) packed.push_back({&fillings[i], std::move(chunk), {}});
  parallel::for_each_index(threads, packed.size(), [&](std::size_t i) {
    packed[i].bytes = pack_chunk(packed[i].chunk.cells);
    packed[i].chunk.cells = {};
  });
  for (const Packed& one : packed) write_chunk(one.filling->dataset, one.chunk.start, one.bytes);
}

}  // namespace

void write_outcomes(hid_t file, const BatchRecord& record, const RowSource& rows, unsigned threads) {
  const Group group = create_group(file, outcomes_group);
  Scales scales = write_scales(group.id(), record);
  std::vector<Filling> fillings;
  std::size_t row_cells = 0;
  for (std::size_t i = 0; i < record.layout.outcomes.size(); ++i) {
    fillings.push_back(start(group.id(), record, scales, i, row_cells));
    row_cells += fillings.back().cells;
  }
  scales.attachments.finish();
  const std::vector<Cell> missing = missing_row(record.layout);
  Block block{row_cells, 0, {}};
  const std::uint64_t most = rows_of_a_block(row_cells);
  for (std::uint64_t first = 0; first < record.keys(); first += block.rows) {
    block.rows = static_cast<std::size_t>(std::min(most, record.keys() - first));
    read_rows(block, record, first, rows, missing, threads);
    write_block(fillings, block, threads);
  }
  for (Filling& filling : fillings) {
    write_text(filling.dataset.id(), digest_of_values, filling.digest.text());
    write_text(filling.dataset.id(), digest_of_labels, labels_digest(record, *filling.outcome));
    filling.dataset.close("write \"" + filling.outcome->name + "\"");
  }
}

}  // namespace nrmsim::results::hdf5
