#include "sim/cli/sensitivity_arrays.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/contracts.hpp"

namespace nrmsim::cli {
namespace {

using comparison::SensitivityLine;
using results::StudyFile;

enum Axes : std::uint32_t { input_axis, parameter_axis, point_axis, replication_axis };
constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// The lines of the table in the order of the inputs, "chance" last.
std::vector<const SensitivityLine*> lines_by_input(const SensitivityFiles& files) {
  std::vector<const SensitivityLine*> lines;
  const auto add = [&](const std::string& name) {
    const auto found = std::ranges::find(files.table.lines, name, &SensitivityLine::input);
    if (found != files.table.lines.end()) lines.push_back(&*found);
  };
  for (const StudyInput& input : files.inputs) add(input.path);
  add("chance");
  NRMSIM_ENSURES(lines.size() == files.table.lines.size());
  return lines;
}

std::vector<double> count_up(std::size_t size) {
  std::vector<double> numbers(size);
  for (std::size_t i = 0; i < size; ++i) numbers[i] = static_cast<double>(i);
  return numbers;
}

void add_axes(StudyFile& study, const SensitivityFiles& files,
              const std::vector<const SensitivityLine*>& lines) {
  outcomes::Axis inputs{"input", "uncertain parameter, or the luck of the replications", "", {}, {}};
  for (const SensitivityLine* line : lines) inputs.labels.push_back(line->input);
  outcomes::Axis parameters{"parameter", "uncertain parameter", "", {}, {}};
  for (const StudyInput& input : files.inputs) parameters.labels.push_back(input.path);
  study.axes = {inputs,
                parameters,
                {"point", "point of the design", "1", {}, count_up(files.points.size())},
                {"replication", "replication at the point", "1", {}, count_up(files.table.replications)}};
}

void add_points(StudyFile& study, const SensitivityFiles& files) {
  std::vector<double> coordinates;
  std::vector<double> lucks;
  std::vector<double> values;
  for (std::size_t i = 0; i < files.points.size(); ++i) {
    const studies::DesignPoint& point = files.points[i];
    coordinates.insert(coordinates.end(), point.coordinates.begin(), point.coordinates.end());
    lucks.push_back(point.luck);
    values.insert(values.end(), files.outputs[i].begin(), files.outputs[i].end());
  }
  study.variables.push_back({"coordinate",
                             "where the parameter lies in its prior, as a probability",
                             "1",
                             {point_axis, parameter_axis},
                             coordinates});
  study.variables.push_back(
      {"luck", "number of the luck; points with the same share random numbers", "1", {point_axis}, lucks});
  std::vector<double> drawn;
  for (const studies::DesignPoint& point : files.points)
    for (const double value : values_at(files.prepared, files.inputs, point)) drawn.push_back(value);
  study.variables.push_back({"value",
                             "value of the parameter, or the factor on it, at the point",
                             "1",
                             {point_axis, parameter_axis},
                             drawn});
  study.variables.push_back(
      {"outcome",
       files.table.row.long_name + (files.table.baseline.empty() ? "" : ", scenario minus baseline"),
       files.table.row.unit,
       {point_axis, replication_axis},
       values});
}

/// Adds a variable with one number of each line.
template <typename Take>
void add_numbers(StudyFile& study, const std::vector<const SensitivityLine*>& lines, const char* name,
                 const std::string& long_name, const std::string& unit, const Take& take) {
  std::vector<double> numbers;
  numbers.reserve(lines.size());
  for (const SensitivityLine* line : lines) numbers.push_back(take(*line));
  study.variables.push_back({name, long_name, unit, {input_axis}, numbers});
}

void add_indices(StudyFile& study, const std::vector<const SensitivityLine*>& lines) {
  const auto add = [&](const char* name, const std::string& text, const auto& take) {
    add_numbers(study, lines, name, text, "1", take);
  };
  add("first", "share of the variance that the input explains by itself",
      [](const auto& line) { return line.first->value; });
  add("first_low", "lower end of the interval", [](const auto& line) { return line.first->interval.low; });
  add("first_high", "upper end of the interval", [](const auto& line) { return line.first->interval.high; });
  add("total", "share of the variance in which the input takes part",
      [](const auto& line) { return line.total->value; });
  add("total_low", "lower end of the interval", [](const auto& line) { return line.total->interval.low; });
  add("total_high", "upper end of the interval", [](const auto& line) { return line.total->interval.high; });
}

void add_screening(StudyFile& study, const std::vector<const SensitivityLine*>& lines,
                   const std::string& unit) {
  const auto add = [&](const char* name, const std::string& text, const auto& take) {
    add_numbers(study, lines, name, text, unit, take);
  };
  add("mu_star", "mean size of the elementary effects",
      [](const auto& line) { return line.screening->mu_star; });
  add("mu_star_low", "lower end of the interval",
      [](const auto& line) { return line.screening->interval.low; });
  add("mu_star_high", "upper end of the interval",
      [](const auto& line) { return line.screening->interval.high; });
  add("mu", "mean of the elementary effects", [](const auto& line) { return line.screening->mu; });
  add("sigma", "standard deviation of the elementary effects, with chance",
      [](const auto& line) { return line.screening->sigma; });
  add("sigma_corrected", "the same without the variance by chance",
      [](const auto& line) { return line.screening->sigma_corrected.value_or(none); });
  add("noise", "standard deviation of an elementary effect by chance",
      [](const auto& line) { return line.screening->noise.value_or(none); });
}

}  // namespace

results::StudyFile sensitivity_arrays(const SensitivityFiles& files) {
  const bool sobol = files.method == SensitivityMethod::sobol;
  const auto& provenance = files.prepared.record.provenance;
  StudyFile study;
  study.attributes = {{"title", "What each uncertain parameter does to an outcome of a simulated policy"},
                      {"method", std::string(sobol ? "sobol" : "morris")},
                      {"outcome_name", files.table.row.outcome},
                      {"group", files.table.row.group},
                      {"period", files.table.row.period},
                      {"scenario", files.table.scenario},
                      {"baseline", files.table.baseline},
                      {"samples", std::uint64_t{files.table.samples}},
                      {"level", files.table.level},
                      {"scale", files.table.scale},
                      {"seed", files.prepared.record.seed},
                      {"program_version", provenance.program_version},
                      {"commit", provenance.commit},
                      {"command_line", provenance.command_line}};
  const std::vector<const SensitivityLine*> lines = lines_by_input(files);
  if (!sobol) study.attributes.emplace_back("levels", std::uint64_t{studies::morris_levels});
  add_axes(study, files, lines);
  std::vector<std::string> priors;
  for (const StudyInput& input : files.inputs) priors.push_back(input.prior);
  study.texts.push_back({"prior", "what was believed of the parameter", parameter_axis, priors});
  add_points(study, files);
  if (sobol)
    add_indices(study, lines);
  else
    add_screening(study, lines, files.table.row.unit);
  return study;
}

}  // namespace nrmsim::cli
