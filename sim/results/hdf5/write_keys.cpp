#include "sim/results/hdf5/write_keys.hpp"

#include <vector>

#include "sim/results/digest.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/axes.hpp"
#include "sim/results/hdf5/cells.hpp"
#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/names.hpp"

namespace nrmsim::results::hdf5 {

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
