#include "sim/results/hdf5/read_batch.hpp"

#include <algorithm>
#include <map>

#include "sim/outcomes/statistic_name.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/axes.hpp"
#include "sim/results/hdf5/compound.hpp"
#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/names.hpp"
#include "sim/results/hdf5/texts.hpp"

namespace nrmsim::results::hdf5 {
namespace {

using outcomes::Axis;
using outcomes::CellType;
using outcomes::Outcome;

[[noreturn]] void damaged(const std::string& name) {
  throw Hdf5Error("\"" + name + "\" is damaged: its digest does not agree with what it holds");
}

void check_format(hid_t file) {
  if (!has_attribute(file, "format_version") || !has_attribute(file, "Conventions") ||
      read_text(file, "Conventions") != conventions)
    throw Hdf5Error("this is an HDF5 file, but not one with results of nrmsim");
  const auto version = read_whole(file, "format_version");
  if (version != std::uint64_t{format_version})
    throw Hdf5Error("its format has version " + std::to_string(version) + ", this program reads version " +
                    std::to_string(format_version));
}

/// The axis that a scale makes, with labels or values by its type; its digest is checked.
Axis read_axis(hid_t group, const std::string& name) {
  const Dataset scale = open_dataset(group, name);
  const Type type(H5Dget_type(scale.id()), "read \"" + name + "\"");
  Axis axis;
  axis.name = name;
  axis.long_name = read_text(scale.id(), "long_name");
  if (has_attribute(scale.id(), "units")) axis.unit = read_text(scale.id(), "units");
  if (H5Tget_class(type.id()) == H5T_STRING)
    axis.labels = read_texts(group, name);
  else
    axis.values = read_reals(group, name);
  if (digest_of(axis) != read_text(scale.id(), digest_of_values)) damaged(name);
  return axis;
}

CellType cell_type_of(const Dataset& dataset, const std::string& name) {
  const Type type(H5Dget_type(dataset.id()), "read \"" + name + "\"");
  if (H5Tequal(type.id(), H5T_IEEE_F64LE) > 0) return CellType::real;
  if (H5Tequal(type.id(), H5T_STD_U64LE) > 0) return CellType::whole;
  throw Hdf5Error("the outcome \"" + name + "\" has a type that outcomes do not have");
}

std::vector<std::uint32_t> axes_of(const Dataset& dataset, const std::string& name,
                                   const std::map<std::string, std::uint32_t>& axes, std::size_t dimensions) {
  std::vector<std::uint32_t> positions;
  for (unsigned i = 3; i < dimensions; ++i) {
    const auto found = axes.find(scale_name(dataset, i));
    if (found == axes.end()) throw Hdf5Error("the outcome \"" + name + "\" has a dimension without a scale");
    positions.push_back(found->second);
  }
  return positions;
}

Outcome read_outcome(hid_t group, const std::string& name, const BatchRecord& record,
                     const std::map<std::string, std::uint32_t>& axes) {
  const Dataset dataset = open_dataset(group, name);
  const hid_t id = dataset.id();
  const Shape shape = shape_of(dataset);
  Outcome outcome;
  outcome.name = name;
  outcome.long_name = read_text(id, "long_name");
  outcome.definition = read_text(id, "definition");
  outcome.unit = read_text(id, "units");
  const auto statistic = outcomes::statistic_from_name(read_text(id, "statistic"));
  if (!statistic) throw Hdf5Error("the outcome \"" + name + "\" has an unknown statistic");
  outcome.statistic = *statistic;
  outcome.type = cell_type_of(dataset, name);
  outcome.axes = axes_of(dataset, name, axes, shape.size());
  outcome.full_scale = read_flag(id, "full_scale");
  outcome.distorted_by_scale = read_flag(id, "distorted_by_scale");
  outcome.headline = read_flag(id, "headline");
  outcome.better = read_real(id, "better");
  Shape expected{record.scenarios.size(), record.draws, record.replications};
  for (const std::uint32_t axis : outcome.axes) expected.push_back(record.layout.axes[axis].size());
  if (shape != expected)
    throw Hdf5Error("the outcome \"" + name + "\" does not have the shape of its dimensions");
  if (labels_digest(record, outcome) != read_text(id, digest_of_labels)) damaged(name);
  return outcome;
}

void read_outcomes(hid_t file, BatchRecord& record) {
  const Group group = open_group(file, outcomes_group);
  const Axis scenarios = read_axis(group.id(), "scenario");
  for (const std::string& name : scenarios.labels) record.scenarios.push_back({name, "", "", "", 0});
  record.draws = static_cast<std::uint32_t>(read_axis(group.id(), "draw").size());
  record.replications = static_cast<std::uint32_t>(read_axis(group.id(), "replication").size());
  std::map<std::string, std::uint32_t> axes;
  std::vector<std::string> outcomes;
  for (const std::string& name : names_in(group.id())) {
    if (name == "scenario" || name == "draw" || name == "replication") continue;
    if (!is_scale(open_dataset(group.id(), name))) {
      outcomes.push_back(name);
      continue;
    }
    axes.emplace(name, static_cast<std::uint32_t>(record.layout.axes.size()));
    record.layout.axes.push_back(read_axis(group.id(), name));
  }
  for (const std::string& name : outcomes)
    record.layout.outcomes.push_back(read_outcome(group.id(), name, record, axes));
}

std::vector<std::string> read_scenario_texts(hid_t group, const std::string& name, std::size_t scenarios) {
  std::vector<std::string> texts = read_texts(group, name);
  Digest digest;
  for (const std::string& text : texts) digest.add(text);
  if (texts.size() != scenarios ||
      digest.text() != read_text(open_dataset(group, name).id(), digest_of_values))
    damaged(name);
  return texts;
}

std::vector<double> read_checked_reals(hid_t group, const std::string& name) {
  std::vector<double> values = read_reals(group, name);
  Digest digest;
  digest.add(std::as_bytes(std::span(values)));
  if (digest.text() != read_text(open_dataset(group, name).id(), digest_of_values)) damaged(name);
  return values;
}

void read_scenarios(hid_t file, BatchRecord& record) {
  const Group group = open_group(file, scenarios_group);
  const std::size_t count = record.scenarios.size();
  const auto titles = read_scenario_texts(group.id(), "title", count);
  const auto descriptions = read_scenario_texts(group.id(), "description", count);
  const auto texts = read_scenario_texts(group.id(), "resolved_yaml", count);
  const auto days = read_checked_reals(group.id(), "policy_day");
  if (days.size() != count) damaged("policy_day");
  for (std::size_t i = 0; i < count; ++i)
    record.scenarios[i] = {record.scenarios[i].name, titles[i], descriptions[i], texts[i], days[i]};
}

void read_parameters(hid_t file, BatchRecord& record) {
  const Group group = open_group(file, parameters_group);
  for (const std::string& name : names_in(group.id())) {
    const Dataset dataset = open_dataset(group.id(), name);
    if (is_scale(dataset)) continue;
    const hid_t id = dataset.id();
    record.uncertain.push_back({name, read_text(id, "units"), read_text(id, "long_name"),
                                read_text(id, "prior"), read_text(id, "source"), read_text(id, "evidence"),
                                static_cast<std::uint32_t>(read_whole(id, "dimension")),
                                read_checked_reals(group.id(), name)});
  }
}

void read_root(hid_t file, BatchRecord& record) {
  record.start_date = read_text(file, "start_date");
  record.scale = read_real(file, "scale");
  record.seed = read_whole(file, "seed");
  record.central_draw = read_flag(file, "central_draw");
  const std::string baseline = read_text(file, "baseline");
  const auto found = std::find_if(record.scenarios.begin(), record.scenarios.end(),
                                  [&](const ScenarioRecord& scenario) { return scenario.name == baseline; });
  if (found == record.scenarios.end()) throw Hdf5Error("its baseline is none of its scenarios");
  record.baseline = static_cast<std::uint32_t>(found - record.scenarios.begin());
}

void read_provenance(hid_t file, Provenance& provenance) {
  const Group group = open_group(file, provenance_group);
  const hid_t id = group.id();
  provenance.program_version = read_text(id, "program_version");
  provenance.results_version = read_text(id, "results_version");
  provenance.commit = read_text(id, "commit");
  provenance.compiler = read_text(id, "compiler");
  provenance.started_utc = read_text(id, "started_utc");
  provenance.finished_utc = read_text(id, "finished_utc");
  provenance.input_digest = read_text(id, "input_digest");
  const auto command = read_texts(id, "command_line");
  if (command.size() != 1) throw Hdf5Error("\"command_line\" is not one text");
  provenance.command_line = command.front();
}

ColumnType column_type(const std::string& word) {
  if (word == "text") return ColumnType::text;
  if (word == "real") return ColumnType::real;
  if (word == "integer") return ColumnType::integer;
  throw Hdf5Error("the dictionary of the event histories has the unknown type \"" + word + "\"");
}

void read_event_columns(hid_t file, BatchRecord& record) {
  if (!has_link(file, events_group)) return;
  const Table dictionary = read_table(open_group(file, events_group).id(), "dictionary");
  constexpr std::size_t leading = 3;  // scenario, draw, replication
  if (dictionary.columns.size() != 4)
    throw Hdf5Error("the dictionary of the event histories is not as it should be");
  for (std::size_t i = leading; i < dictionary.rows.size(); ++i) {
    const auto text = [&](std::size_t column) {
      return std::get<std::string>(dictionary.rows[i].at(column));
    };
    record.event_columns.push_back({text(0), text(2), text(3), column_type(text(1))});
  }
}

}  // namespace

BatchRecord read_batch(hid_t file) {
  check_format(file);
  BatchRecord record;
  read_outcomes(file, record);
  read_root(file, record);
  read_scenarios(file, record);
  read_parameters(file, record);
  read_event_columns(file, record);
  read_provenance(file, record.provenance);
  const auto found = faults(record);
  if (!found.empty()) throw Hdf5Error("it is not as it should be: " + found.front());
  return record;
}

}  // namespace nrmsim::results::hdf5
