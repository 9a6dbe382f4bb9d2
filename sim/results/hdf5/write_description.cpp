#include "sim/results/hdf5/write_description.hpp"

#include <limits>
#include <vector>

#include "sim/results/digest.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/axes.hpp"
#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/names.hpp"
#include "sim/results/hdf5/texts.hpp"

namespace nrmsim::results::hdf5 {
namespace {

constexpr double not_there = std::numeric_limits<double>::quiet_NaN();

void write_parameter(hid_t group, const BatchRecord& record, const UncertainRecord& parameter,
                     const Dataset& scenario, const Dataset& draw) {
  const bool by_scenario = parameter.values.size() != record.draws;
  const Shape shape = by_scenario ? Shape{record.scenarios.size(), record.draws} : Shape{record.draws};
  const Dataset dataset =
      create_compressed(group, parameter.path, H5T_IEEE_F64LE, shape, sizeof(double), &not_there);
  Slab everything{Shape(shape.size(), 0), shape};
  write_slab(dataset, H5T_IEEE_F64LE, everything, parameter.values.data());
  write_text(dataset.id(), "long_name", parameter.long_name);
  write_text(dataset.id(), "units", parameter.unit);
  write_text(dataset.id(), "statistic", "level");
  write_text(dataset.id(), "prior", parameter.prior);
  write_text(dataset.id(), "source", parameter.source);
  write_text(dataset.id(), "evidence", parameter.evidence);
  write_number(dataset.id(), "dimension", static_cast<std::int32_t>(parameter.dimension));
  write_number(dataset.id(), "_FillValue", not_there);
  Digest digest;
  digest.add(std::as_bytes(std::span(parameter.values)));
  write_text(dataset.id(), digest_of_values, digest.text());
  auto axes = leading_axes(record);
  axes.pop_back();
  std::vector<const Dataset*> scales{&scenario, &draw};
  if (!by_scenario) {
    axes.erase(axes.begin());
    scales.erase(scales.begin());
  }
  write_text(dataset.id(), digest_of_labels, labels_digest(axes));
  attach_scales(dataset, scales);
}

void write_texts_by_scenario(hid_t group, const Dataset& scenario, const std::string& name,
                             const std::string& long_name, const std::vector<std::string>& texts) {
  const Dataset dataset = write_texts(group, name, texts);
  write_text(dataset.id(), "long_name", long_name);
  Digest digest;
  for (const std::string& text : texts) digest.add(clean_text(text));
  write_text(dataset.id(), digest_of_values, digest.text());
  const std::vector<const Dataset*> scales{&scenario};
  attach_scales(dataset, scales);
}

std::vector<std::string> column(const BatchRecord& record, std::string ScenarioRecord::*member) {
  std::vector<std::string> texts;
  for (const ScenarioRecord& scenario : record.scenarios) texts.push_back(scenario.*member);
  return texts;
}

}  // namespace

void write_root(hid_t file, const BatchRecord& record) {
  write_text(file, "Conventions", conventions);
  write_number(file, "format_version", std::int32_t{format_version});
  write_text(file, "title",
             "Outcomes of simulated support policies for people in the National Referral Mechanism");
  write_text(file, "baseline", record.scenarios[record.baseline].name);
  write_text(file, "start_date", record.start_date);
  write_number(file, "scale", record.scale);
  write_number(file, "seed", record.seed);
  write_flag(file, "central_draw", record.central_draw);
}

void write_parameters(hid_t file, const BatchRecord& record) {
  const Group group = create_group(file, parameters_group);
  const Dataset scenario = write_scenario_scale(group.id(), record);
  const Dataset draw = write_draw_scale(group.id(), record);
  for (const UncertainRecord& parameter : record.uncertain)
    write_parameter(group.id(), record, parameter, scenario, draw);
}

void write_scenarios(hid_t file, const BatchRecord& record) {
  const Group group = create_group(file, scenarios_group);
  const Dataset scale = write_scenario_scale(group.id(), record);
  const hid_t id = group.id();
  write_texts_by_scenario(id, scale, "title", "title of the scenario",
                          column(record, &ScenarioRecord::title));
  write_texts_by_scenario(id, scale, "description", "what the scenario assumes",
                          column(record, &ScenarioRecord::description));
  write_texts_by_scenario(id, scale, "resolved_yaml", "complete scenario file, ready to run",
                          column(record, &ScenarioRecord::resolved_yaml));
  std::vector<double> days;
  for (const ScenarioRecord& scenario : record.scenarios) days.push_back(scenario.policy_day);
  const Dataset dataset = write_numbers(id, "policy_day", H5T_IEEE_F64LE, {days.size()}, days.data());
  write_text(dataset.id(), "long_name",
             "first day on which a policy changes anything, counted from start_date");
  write_text(dataset.id(), "units", "d");
  write_number(dataset.id(), "_FillValue", not_there);
  Digest digest;
  digest.add(std::as_bytes(std::span(days)));
  write_text(dataset.id(), digest_of_values, digest.text());
  const std::vector<const Dataset*> scales{&scale};
  attach_scales(dataset, scales);
}

void write_provenance(hid_t file, const BatchRecord& record) {
  const Group group = create_group(file, provenance_group);
  const Provenance& provenance = record.provenance;
  const hid_t id = group.id();
  write_number(id, "format_version", std::int32_t{format_version});
  write_text(id, "program", "nrmsim");
  write_text(id, "program_version", provenance.program_version);
  write_text(id, "results_version", provenance.results_version);
  write_text(id, "commit", provenance.commit);
  write_text(id, "compiler", provenance.compiler);
  write_number(id, "seed", record.seed);
  write_text(id, "started_utc", provenance.started_utc);
  write_text(id, "finished_utc", provenance.finished_utc);
  write_text(id, "input_digest", provenance.input_digest);
  // A list of files can be longer than an attribute may be.
  const Dataset command = write_single_text(id, "command_line", provenance.command_line);
  write_text(command.id(), "long_name", "command that made this file");
}

}  // namespace nrmsim::results::hdf5
