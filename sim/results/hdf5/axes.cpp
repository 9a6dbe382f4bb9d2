#include "sim/results/hdf5/axes.hpp"

#include <numeric>

#include "sim/results/digest.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/names.hpp"
#include "sim/results/hdf5/texts.hpp"

namespace nrmsim::results::hdf5 {
namespace {

std::vector<double> count_up(std::size_t size) {
  std::vector<double> numbers(size);
  std::iota(numbers.begin(), numbers.end(), 0.0);
  return numbers;
}

outcomes::Axis scenario_axis(const BatchRecord& record) {
  outcomes::Axis axis{"scenario", "scenario", "", {}, {}};
  for (const ScenarioRecord& scenario : record.scenarios) axis.labels.push_back(scenario.name);
  return axis;
}

outcomes::Axis draw_axis(const BatchRecord& record) {
  return {"draw",
          record.central_draw ? "central values of the parameters"
                              : "draw of the uncertain parameters from their priors",
          "1",
          {},
          count_up(record.draws)};
}

outcomes::Axis replication_axis(const BatchRecord& record) {
  return {"replication",
          "replication with its own luck, shared by the scenarios",
          "1",
          {},
          count_up(record.replications)};
}

void describe_scale(const Dataset& scale, const outcomes::Axis& axis) {
  make_scale(scale, axis.name);
  write_text(scale.id(), "long_name", axis.long_name);
  if (!axis.unit.empty()) write_text(scale.id(), "units", axis.unit);
  write_text(scale.id(), digest_of_values, digest_of(axis));
}

}  // namespace

Dataset write_axis_scale(hid_t group, const outcomes::Axis& axis) {
  Dataset scale = axis.labels.empty()
                      ? write_numbers(group, axis.name, H5T_IEEE_F64LE, {axis.size()}, axis.values.data())
                      : write_texts(group, axis.name, axis.labels);
  describe_scale(scale, axis);
  return scale;
}

Dataset write_counting_scale(hid_t group, const outcomes::Axis& axis) {
  std::vector<std::int32_t> numbers(axis.values.size());
  std::iota(numbers.begin(), numbers.end(), 0);
  Dataset scale = write_numbers(group, axis.name, H5T_STD_I32LE, {numbers.size()}, numbers.data());
  describe_scale(scale, axis);
  return scale;
}

Dataset write_scenario_scale(hid_t group, const BatchRecord& record) {
  return write_axis_scale(group, scenario_axis(record));
}

Dataset write_draw_scale(hid_t group, const BatchRecord& record) {
  return write_counting_scale(group, draw_axis(record));
}

Dataset write_replication_scale(hid_t group, const BatchRecord& record) {
  return write_counting_scale(group, replication_axis(record));
}

Dataset write_row_scale(hid_t group, const std::string& name, std::size_t rows) {
  return write_counting_scale(group, {name, "row of the table", "1", {}, count_up(rows)});
}

std::string digest_of(const outcomes::Axis& axis) {
  Digest digest;
  for (const std::string& label : axis.labels) digest.add(label);
  digest.add(std::as_bytes(std::span(axis.values)));
  return digest.text();
}

std::vector<outcomes::Axis> leading_axes(const BatchRecord& record) {
  return {scenario_axis(record), draw_axis(record), replication_axis(record)};
}

std::string labels_digest(const std::vector<outcomes::Axis>& axes) {
  Digest digest;
  for (const outcomes::Axis& axis : axes) {
    digest.add(axis.name);
    digest.add(digest_of(axis));
  }
  return digest.text();
}

std::string labels_digest(const BatchRecord& record, const outcomes::Outcome& outcome) {
  std::vector<outcomes::Axis> axes = leading_axes(record);
  for (const std::uint32_t axis : outcome.axes) axes.push_back(record.layout.axes[axis]);
  return labels_digest(axes);
}

}  // namespace nrmsim::results::hdf5
