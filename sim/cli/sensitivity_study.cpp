#include "sim/cli/sensitivity_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/core/nearest_name.hpp"
#include "sim/core/problems.hpp"
#include "sim/observation/simulation.hpp"
#include "sim/studies/collect.hpp"

namespace nrmsim::cli {
namespace {

bool names(const std::string& wanted, const std::string& path) {
  return path == wanted || path.starts_with(wanted + '.');
}

std::vector<StudyInput> all_inputs(const std::vector<scenario::Scenario>& scenarios) {
  std::map<std::uint32_t, StudyInput> by_dimension;
  for (const auto& scenario : scenarios) {
    for (const auto& parameter : scenario.uncertain())
      by_dimension.emplace(parameter.dimension,
                           StudyInput{parameter.path, parameter.prior, parameter.dimension});
  }
  std::vector<StudyInput> inputs;
  inputs.reserve(by_dimension.size());
  for (auto& [dimension, input] : by_dimension) inputs.push_back(std::move(input));
  return inputs;
}

}  // namespace

std::vector<StudyInput> study_inputs(const std::vector<scenario::Scenario>& scenarios,
                                     const std::vector<std::string>& only) {
  const std::vector<StudyInput> all = all_inputs(scenarios);
  std::vector<core::Problem> problems;
  if (all.empty())
    problems.push_back(
        {{"sensitivity"}, "no parameter of these scenarios has a prior", "at least one with a prior"});
  std::vector<std::string> paths;
  paths.reserve(all.size());
  for (const StudyInput& input : all) paths.push_back(input.path);
  for (const std::string& wanted : only) {
    if (std::none_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return names(wanted, path); })) {
      problems.push_back({{"--only"},
                          fmt::format("no parameter with a prior is called '{}'{}", wanted,
                                      core::did_you_mean(wanted, paths)),
                          "a path such as missing.hazard_per_year, or the beginning of one"});
    }
  }
  if (!problems.empty()) throw core::InputError(std::move(problems));
  std::vector<StudyInput> chosen;
  for (const StudyInput& input : all) {
    if (only.empty() || std::any_of(only.begin(), only.end(),
                                    [&](const std::string& wanted) { return names(wanted, input.path); }))
      chosen.push_back(input);
  }
  return chosen;
}

scenario::DrawPoint where(const std::vector<StudyInput>& inputs, const studies::DesignPoint& point) {
  std::uint32_t dimensions = 0;
  for (const StudyInput& input : inputs) dimensions = std::max(dimensions, input.dimension);
  std::vector<double> coordinates(dimensions, 0.5);
  for (std::size_t i = 0; i < inputs.size(); ++i) coordinates[inputs[i].dimension - 1] = point.coordinates[i];
  return scenario::DrawPoint::at(std::move(coordinates));
}

std::vector<double> values_at(const Prepared& prepared, const std::vector<StudyInput>& inputs,
                              const studies::DesignPoint& point) {
  std::map<std::string, double> drawn;
  for (const auto& scenario : prepared.scenarios) {
    const auto made = scenario.materialise(where(inputs, point), prepared.record.scale);
    for (std::size_t k = 0; k < made.uncertain_values.size(); ++k)
      drawn.emplace(scenario.uncertain()[k].path, made.uncertain_values[k]);
  }
  std::vector<double> values;
  values.reserve(inputs.size());
  for (const StudyInput& input : inputs) values.push_back(drawn.at(input.path));
  return values;
}

std::optional<statistics::Nested> run_study(const StudyRun& run) {
  const results::BatchRecord& record = run.prepared.record;
  const batch::Plan plan{static_cast<std::uint32_t>(record.scenarios.size()),
                         static_cast<std::uint32_t>(run.points.size()), record.replications};
  std::vector<observation::Worker> workers(run.threads);
  const auto run_key = [&](const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
    const scenario::Scenario& scenario = run.prepared.scenarios[key.scenario];
    const studies::DesignPoint& point = run.points[key.draw];
    const model::Input input = model_input(
        scenario.settings(), scenario.materialise(where(run.inputs, point), record.scale), record.scale);
    workers[worker].run(input, record.seed, point.luck, key.replication, row);
  };
  const auto collected =
      studies::collect(plan, {record.layout.total_cells(), 1, {run.threads, run.stop}, run.step}, run_key,
                       std::cref(run.measured));
  if (collected.stopped) return std::nullopt;
  statistics::Nested outputs = collected.numbers.of(plan.scenarios - 1, 0);
  std::size_t missing = 0;
  for (std::uint32_t point = 0; point < plan.draws; ++point) {
    for (std::uint32_t r = 0; r < plan.replications; ++r) {
      if (plan.scenarios > 1) outputs[point][r] -= collected.numbers.at({0, point, r}, 0);
      if (!std::isfinite(outputs[point][r])) ++missing;
    }
  }
  if (missing > 0) {
    throw core::RunError(
        fmt::format("the outcome does not exist in {} of {} replications (a share or mean of nobody), so its "
                    "variance cannot be "
                    "shared out; a larger --scale or another outcome may do",
                    missing, std::uint64_t{plan.draws} * plan.replications));
  }
  return outputs;
}

}  // namespace nrmsim::cli
