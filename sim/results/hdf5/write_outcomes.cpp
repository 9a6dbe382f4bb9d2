#include "sim/results/hdf5/write_outcomes.hpp"

#include <cstring>
#include <vector>

#include "sim/outcomes/statistic_name.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/axes.hpp"
#include "sim/results/hdf5/cells.hpp"
#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/names.hpp"

namespace nrmsim::results::hdf5 {
namespace {

using outcomes::Cell;
using outcomes::CellType;
using outcomes::Layout;
using outcomes::Outcome;

struct Scales {
  Dataset scenario, draw, replication;
  std::vector<Dataset> axes;
};

/// A dataset that is being filled, with the digest of what went in so far.
struct Filling {
  const Outcome* outcome;
  std::size_t offset;
  std::size_t cells;
  Dataset dataset;
  Digest digest;
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

Filling start(hid_t group, const BatchRecord& record, const Scales& scales, std::size_t index,
              std::size_t offset) {
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
      {}};
  describe(filling.dataset, outcome);
  attach_scales(filling.dataset, attached);
  return filling;
}

/// Takes one outcome's cells out of a block of rows and writes them.
void write_block(Filling& filling, const Layout& layout, const outcomes::Key& first,
                 const std::vector<Cell>& block, std::size_t row_cells, std::vector<Cell>& scratch) {
  const std::size_t rows = row_cells == 0 ? 0 : block.size() / row_cells;
  scratch.resize(rows * filling.cells);
  for (std::size_t i = 0; i < rows; ++i)
    std::memcpy(scratch.data() + i * filling.cells, block.data() + i * row_cells + filling.offset,
                filling.cells * sizeof(Cell));
  filling.digest.add(std::as_bytes(std::span(scratch)));
  Slab slab{{first.scenario, first.draw, first.replication}, {1, 1, rows}};
  for (const std::uint32_t axis : filling.outcome->axes) {
    slab.start.push_back(0);
    slab.count.push_back(layout.axes[axis].size());
  }
  write_slab(filling.dataset, type_of(filling.outcome->type), slab, scratch.data());
}

std::vector<Cell> missing_row(const Layout& layout) {
  std::vector<Cell> row;
  for (const Outcome& outcome : layout.outcomes)
    row.insert(row.end(), layout.cells_of(outcome), missing_cell(outcome.type));
  return row;
}

}  // namespace

void write_outcomes(hid_t file, const BatchRecord& record, const RowSource& rows) {
  const Group group = create_group(file, outcomes_group);
  const Scales scales = write_scales(group.id(), record);
  std::vector<Filling> fillings;
  std::size_t row_cells = 0;
  for (std::size_t i = 0; i < record.layout.outcomes.size(); ++i) {
    fillings.push_back(start(group.id(), record, scales, i, row_cells));
    row_cells += fillings.back().cells;
  }
  const std::vector<Cell> missing = missing_row(record.layout);
  std::vector<Cell> block;
  std::vector<Cell> scratch;
  for_each_block(record, row_cells, [&](outcomes::Key first, std::uint32_t count) {
    block.resize(count * row_cells);
    for (std::uint32_t i = 0; i < count; ++i) {
      const outcomes::Key key{first.scenario, first.draw, first.replication + i};
      const auto row = std::span(block).subspan(i * row_cells, row_cells);
      if (rows.has(key))
        rows.read(key, row);
      else
        std::copy(missing.begin(), missing.end(), row.begin());
    }
    for (Filling& filling : fillings) write_block(filling, record.layout, first, block, row_cells, scratch);
  });
  for (Filling& filling : fillings) {
    write_text(filling.dataset.id(), digest_of_values, filling.digest.text());
    write_text(filling.dataset.id(), digest_of_labels, labels_digest(record, *filling.outcome));
    filling.dataset.close("write \"" + filling.outcome->name + "\"");
  }
}

void write_keys(hid_t file, const BatchRecord& record, const RowSource& rows) {
  const Group group = create_group(file, keys_group);
  const Dataset scenario = write_scenario_scale(group.id(), record);
  const Dataset draw = write_draw_scale(group.id(), record);
  const Dataset replication = write_replication_scale(group.id(), record);
  const Shape shape{record.scenarios.size(), record.draws, record.replications};
  Dataset dataset = create_compressed(group.id(), "computed", H5T_STD_I8LE, shape, 1, nullptr);
  write_text(dataset.id(), "long_name", "whether the replication has been computed");
  write_text(dataset.id(), "units", "1");
  write_text(dataset.id(), "dtype", "bool");
  const std::vector<const Dataset*> scales{&scenario, &draw, &replication};
  attach_scales(dataset, scales);
  Digest digest;
  std::uint64_t present = 0;
  for_each_block(record, 1, [&](outcomes::Key first, std::uint32_t count) {
    std::vector<std::int8_t> computed(count);
    for (std::uint32_t i = 0; i < count; ++i)
      computed[i] = rows.has({first.scenario, first.draw, first.replication + i}) ? 1 : 0;
    for (const std::int8_t one : computed) present += one != 0;
    digest.add(std::as_bytes(std::span(computed)));
    write_slab(dataset, H5T_STD_I8LE, {{first.scenario, first.draw, first.replication}, {1, 1, count}},
               computed.data());
  });
  write_text(dataset.id(), digest_of_values, digest.text());
  write_text(dataset.id(), digest_of_labels, labels_digest(leading_axes(record)));
  write_number(group.id(), "keys_present", present);
  dataset.close("write \"computed\"");
}

}  // namespace nrmsim::results::hdf5
