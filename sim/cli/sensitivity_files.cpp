#include "sim/cli/sensitivity_files.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/comparison/csv.hpp"
#include "analysis/comparison/number_text.hpp"
#include "analysis/export/earlier_export.hpp"
#include "analysis/export/staged_folder.hpp"
#include "analysis/export/table_writer.hpp"
#include "analysis/statistics/moments.hpp"
#include "sim/cli/sensitivity_arrays.hpp"

namespace nrmsim::cli {
namespace {

using comparison::csv_field;
using comparison::plain_number;

void write(exports::StagedFolder& folder, const std::string& name, const std::string& content) {
  exports::TextFile file(folder.add(name));
  file.write(content);
  file.close();
}

/// One more field of a line of comma-separated values; none of ours is empty.
void add_field(std::string& line, const std::string& field) {
  if (!line.empty()) line += ',';
  line += field;
}

bool has_luck(const SensitivityFiles& files) {
  return files.method == SensitivityMethod::sobol;
}

std::string problem(const SensitivityFiles& files) {
  nlohmann::ordered_json names = nlohmann::ordered_json::array();
  nlohmann::ordered_json bounds = nlohmann::ordered_json::array();
  const double lowest = has_luck(files) ? 0 : 0.5 / studies::morris_levels;
  for (const StudyInput& input : files.inputs) {
    names.push_back(input.path);
    bounds.push_back({lowest, 1 - lowest});
  }
  if (has_luck(files)) {
    names.push_back("chance");
    bounds.push_back({0, 1});
  }
  nlohmann::ordered_json whole{{"num_vars", names.size()}, {"names", names}, {"bounds", bounds}};
  if (!has_luck(files)) whole["num_levels"] = studies::morris_levels;
  return whole.dump(2) + '\n';
}

std::string heading(const SensitivityFiles& files) {
  std::string text;
  for (const StudyInput& input : files.inputs) add_field(text, csv_field(input.path));
  return text;
}

std::string x(const SensitivityFiles& files) {
  std::string text = heading(files) + (has_luck(files) ? ",chance\n" : "\n");
  std::uint32_t lucks = 0;
  for (const auto& point : files.points) lucks = std::max(lucks, point.luck + 1);
  for (const auto& point : files.points) {
    std::string line;
    for (const double u : point.coordinates) add_field(line, plain_number(u));
    if (has_luck(files)) add_field(line, plain_number((point.luck + 0.5) / lucks));
    text += line;
    text += '\n';
  }
  return text;
}

std::string y(const SensitivityFiles& files) {
  std::string text = "Y\n";
  for (const auto& replications : files.outputs) text += plain_number(statistics::mean(replications)) + '\n';
  return text;
}

std::string runs(const SensitivityFiles& files) {
  std::string text = "point,luck,replication,value\n";
  for (std::size_t i = 0; i < files.points.size(); ++i)
    for (std::size_t r = 0; r < files.outputs[i].size(); ++r)
      text += fmt::format("{},{},{},{}\n", i, files.points[i].luck, r, plain_number(files.outputs[i][r]));
  return text;
}

/// What the coordinates of each point are as values, or factors, of the parameters.
std::string values(const SensitivityFiles& files) {
  std::string text = heading(files) + '\n';
  for (const auto& point : files.points) {
    std::string line;
    for (const double value : values_at(files.prepared, files.inputs, point))
      add_field(line, plain_number(value));
    text += line;
    text += '\n';
  }
  return text;
}

std::string guide(const SensitivityFiles& files) {
  const auto& provenance = files.prepared.record.provenance;
  std::string text =
      std::string(exports::study_mark) + "\n\n" +
      "A sensitivity study.\n\n"
      "indices.csv   what each input does\n"
      "problem.json  the inputs, as SALib describes a problem\n"
      "X.csv         a line a point: where each input lies in its prior, as a probability\n"
      "Y.csv         the outcome at each point, mean over replications\n"
      "runs.csv      the outcome of each replication; points with the same luck share random numbers\n"
      "values.csv    the values (or factors) that the probabilities in X.csv stand for\n"
      "sensitivity.h5  points, values, priors, outcomes and indices as labelled arrays, for xarray or "
      "ncdf4\n\n"
      "With SALib in Python:\n\n"
      "    import json, numpy\n"
      "    problem = json.load(open(\"problem.json\"))\n"
      "    Y = numpy.loadtxt(\"Y.csv\", skiprows=1)\n";
  text += has_luck(files) ? "    from SALib.analyze import sobol\n"
                            "    sobol.analyze(problem, Y, calc_second_order=False)\n\n"
                            "\"chance\" is the luck of the replications, taken as one more input.\n"
                          : "    X = numpy.loadtxt(\"X.csv\", delimiter=\",\", skiprows=1)\n"
                            "    from SALib.analyze import morris\n"
                            "    morris.analyze(problem, X, Y, num_levels=4)\n";
  text += fmt::format("\nProgram: nrmsim {}, commit {}\nCommand: {}\nSeed:    {}\nScale:   {}\n",
                      provenance.program_version, provenance.commit, provenance.command_line,
                      files.prepared.record.seed, plain_number(files.prepared.record.scale));
  return text;
}

}  // namespace

void write_sensitivity_files(const SensitivityFiles& files, const std::filesystem::path& destination) {
  exports::StagedFolder folder(destination);
  write(folder, "indices.csv", sensitivity_csv(files.table));
  write(folder, "problem.json", problem(files));
  write(folder, "X.csv", x(files));
  write(folder, "Y.csv", y(files));
  write(folder, "runs.csv", runs(files));
  write(folder, "values.csv", values(files));
  results::write_study_file(sensitivity_arrays(files), folder.add("sensitivity.h5").string());
  exports::TextFile readme(folder.add("README.txt"));
  readme.write(guide(files) + "\n" + exports::list_mark + "\n");
  for (const std::string& name : folder.files()) readme.write(name + "\n");
  readme.close();
  folder.move_into_place();
}

}  // namespace nrmsim::cli
