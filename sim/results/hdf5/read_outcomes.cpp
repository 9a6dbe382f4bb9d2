#include "sim/results/hdf5/read_outcomes.hpp"

#include "sim/results/digest.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/cells.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/names.hpp"

namespace nrmsim::results::hdf5 {

using outcomes::Cell;

OutcomesGroup::OutcomesGroup(hid_t file, const BatchRecord& record) : record_(record) {
  const Group group = open_group(file, outcomes_group);
  for (const outcomes::Outcome& outcome : record.layout.outcomes) {
    opened_.push_back({open_dataset(group.id(), outcome.name), false});
    cells_.push_back(record.layout.cells_of(outcome));
  }
}

Slab OutcomesGroup::slab_of(std::size_t outcome, const outcomes::Key& first, std::uint32_t draws,
                            std::uint32_t replications) const {
  Slab slab{{first.scenario, first.draw, first.replication}, {1, draws, replications}};
  for (const std::uint32_t axis : record_.layout.outcomes[outcome].axes) {
    slab.start.push_back(0);
    slab.count.push_back(record_.layout.axes[axis].size());
  }
  return slab;
}

void OutcomesGroup::check(std::size_t outcome) {
  Opened& opened = opened_[outcome];
  if (opened.checked) return;
  const outcomes::Outcome& described = record_.layout.outcomes[outcome];
  Digest digest;
  std::vector<Cell> block;
  for_each_block(record_, cells_[outcome], [&](outcomes::Key first, std::uint32_t count) {
    block.resize(count * cells_[outcome]);
    read_slab(opened.dataset, type_of(described.type), slab_of(outcome, first, 1, count), block.data(),
              "the outcome \"" + described.name + "\"");
    digest.add(std::as_bytes(std::span(block)));
  });
  if (digest.text() != read_text(opened.dataset.id(), digest_of_values))
    throw Hdf5Error("the outcome \"" + described.name +
                    "\" is damaged: its digest does not agree with its values");
  opened.checked = true;
}

const Dataset& OutcomesGroup::checked_dataset(std::size_t outcome) {
  check(outcome);
  return opened_[outcome].dataset;
}

std::vector<Cell> OutcomesGroup::read(std::size_t outcome, std::uint32_t scenario) {
  const Dataset& dataset = checked_dataset(outcome);
  const outcomes::Outcome& described = record_.layout.outcomes[outcome];
  std::vector<Cell> cells(static_cast<std::size_t>(record_.draws) * record_.replications * cells_[outcome]);
  read_slab(dataset, type_of(described.type),
            slab_of(outcome, {scenario, 0, 0}, record_.draws, record_.replications), cells.data(),
            "the outcome \"" + described.name + "\"");
  return cells;
}

void OutcomesGroup::read_row(const outcomes::Key& key, std::span<Cell> row) {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < opened_.size(); ++i) {
    const outcomes::Outcome& described = record_.layout.outcomes[i];
    read_slab(checked_dataset(i), type_of(described.type), slab_of(i, key, 1, 1), row.data() + offset,
              "the outcome \"" + described.name + "\"");
    offset += cells_[i];
  }
}

std::vector<bool> read_keys(hid_t file, const BatchRecord& record) {
  const std::string what = "read which replications are there";
  const Group group = open_group(file, keys_group);
  const Dataset dataset = open_dataset(group.id(), "computed");
  if (shape_of(dataset) != Shape{record.scenarios.size(), record.draws, record.replications})
    throw Hdf5Error("\"computed\" does not have the shape of its dimensions");
  std::vector<std::int8_t> computed(record.keys());
  checked(H5Dread(dataset.id(), H5T_NATIVE_INT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, computed.data()), what);
  Digest digest;
  digest.add(std::as_bytes(std::span(computed)));
  if (digest.text() != read_text(dataset.id(), digest_of_values))
    throw Hdf5Error("\"computed\" is damaged: its digest does not agree with its values");
  std::vector<bool> present;
  present.reserve(computed.size());
  for (const std::int8_t one : computed) present.push_back(one != 0);
  return present;
}

}  // namespace nrmsim::results::hdf5
