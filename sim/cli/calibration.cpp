#include "sim/cli/calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/comparison/columns.hpp"
#include "analysis/comparison/number_text.hpp"
#include "analysis/comparison/wrap.hpp"
#include "analysis/statistics/quantile.hpp"
#include "sim/cli/version.hpp"
#include "sim/core/problems.hpp"
#include "sim/observation/simulation.hpp"
#include "sim/results/digest.hpp"
#include "sim/studies/collect.hpp"

namespace nrmsim::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_free = 12;

std::vector<StudyInput> free_inputs(const Prepared& prepared, const scenario::Targets& targets) {
  const auto& uncertain = prepared.scenarios.front().uncertain();
  std::vector<core::Problem> problems;
  std::vector<StudyInput> inputs;
  for (const scenario::FreeParameter& free : targets.free) {
    const auto found = std::find_if(uncertain.begin(), uncertain.end(),
                                    [&](const auto& parameter) { return parameter.path == free.path; });
    if (found == uncertain.end()) {
      problems.push_back(
          {free.place,
           fmt::format("{} has no prior in {}", free.path, prepared.record.scenarios.front().name),
           "a parameter with one"});
    } else if (std::ranges::find(inputs, free.path, &StudyInput::path) != inputs.end()) {
      problems.push_back({free.place, free.path + " is free twice", "each parameter once"});
    } else {
      inputs.push_back({found->path, found->prior, found->dimension});
    }
  }
  const core::Place place =
      targets.targets.empty() ? core::Place{} : core::Place{targets.targets.front().place.file, 0, 0};
  if (targets.free.empty() || targets.free.size() > most_free)
    problems.push_back({place, fmt::format("{} parameters are free", targets.free.size()),
                        fmt::format("free: with a list of 1 to {}", most_free)});
  if (!problems.empty()) throw core::InputError(std::move(problems));
  return inputs;
}

std::vector<scenario::Target> fitted(const scenario::Targets& targets) {
  std::vector<scenario::Target> chosen;
  for (const scenario::Target& target : targets.targets)
    if (target.use == scenario::TargetUse::calibrate) chosen.push_back(target);
  if (chosen.empty()) {
    throw core::InputError({{targets.targets.front().place.file, 0, 0},
                            "no target is marked to be fitted",
                            "use: calibrate of some"});
  }
  return chosen;
}

std::string digest_of(const Calibration& made) {
  results::Digest digest;
  digest.add(made.prepared.record.provenance.input_digest);
  digest.add(std::to_string(results_version));
  for (const StudyInput& input : made.free) digest.add(input.path);
  for (const scenario::Target& target : made.targets) {
    digest.add(target.name);
    digest.add(fmt::format("{} {}", target.value, target.discrepancy_sd));
  }
  const studies::AbcOptions& o = made.options;
  digest.add(fmt::format("{} {} {} {} {} {}", o.particles, o.tolerance, o.least_acceptance, o.seed, o.scale,
                         made.prepared.record.replications));
  return digest.text();
}

studies::Simulated simulated(const studies::Numbers& numbers, std::uint32_t point) {
  studies::Simulated made;
  const std::uint32_t replications = numbers.plan().replications;
  for (std::size_t s = 0; s < numbers.count(); ++s) {
    double sum = 0;
    double squares = 0;
    for (std::uint32_t r = 0; r < replications; ++r) sum += numbers.at({0, point, r}, s);
    const double mean = sum / replications;
    for (std::uint32_t r = 0; r < replications; ++r) {
      const double off = numbers.at({0, point, r}, s) - mean;
      squares += off * off;
    }
    made.mean.push_back(mean);
    made.variance.push_back(replications > 1 ? squares / (replications - 1) : 0);
  }
  return made;
}

/// The value of a free parameter at a coordinate, the others at their medians.
double value_at(const Calibration& made, std::size_t input, double coordinate) {
  studies::DesignPoint point;
  point.coordinates.assign(made.free.size(), 0.5);
  point.coordinates[input] = coordinate;
  const auto& scenario = made.prepared.scenarios.front();
  const auto values = scenario.materialise(where(made.free, point), 1);
  for (std::size_t i = 0; i < scenario.uncertain().size(); ++i)
    if (scenario.uncertain()[i].path == made.free[input].path) return values.uncertain_values[i];
  return std::nan("");
}

std::string number_text(double value) {
  return fmt::format("{:.3g}", value);
}

}  // namespace

Calibration make_calibration(Prepared prepared, const scenario::Targets& targets,
                             const studies::AbcOptions& options, std::uint32_t points) {
  Calibration made{std::move(prepared), fitted(targets), {}, {}, {}, options, points, {}};
  made.cells = studies::target_cells(made.targets, made.prepared.record.layout);
  made.free = free_inputs(made.prepared, targets);
  for (const scenario::Target& target : made.targets) {
    made.observed.value.push_back(target.value);
    made.observed.discrepancy_sd.push_back(target.discrepancy_sd);
  }
  made.options.scale = made.prepared.record.scale;
  made.options.seed = made.prepared.record.seed;
  made.digest = digest_of(made);
  return made;
}

std::optional<std::vector<studies::Simulated>> CalibrationRun::operator()(
    const std::vector<std::vector<double>>& points, std::uint64_t number) const {
  const results::BatchRecord& record = calibration.prepared.record;
  const auto& scenario = calibration.prepared.scenarios.front();
  const batch::Plan plan{1, static_cast<std::uint32_t>(points.size()), record.replications};
  std::vector<observation::Worker> workers(threads);
  const auto collected = studies::collect(
      plan, {record.layout.total_cells(), calibration.cells.size(), {threads, stop}, step},
      [&](const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
        studies::DesignPoint point;
        point.coordinates = points[key.draw];
        const model::Input input =
            model_input(scenario.settings(),
                        scenario.materialise(where(calibration.free, point), record.scale), record.scale);
        workers[worker].run(input, record.seed, static_cast<std::uint32_t>(number + key.draw),
                            key.replication, row);
      },
      [this](std::span<const outcomes::Cell> row) {
        std::vector<double> values;
        for (const studies::TargetCells& target : calibration.cells) values.push_back(target(row));
        return values;
      });
  if (collected.stopped) return std::nullopt;
  std::vector<studies::Simulated> made;
  for (std::uint32_t i = 0; i < plan.draws; ++i) made.push_back(simulated(collected.numbers, i));
  return made;
}

std::string state_text(const Calibration& calibration, const studies::AbcState& state) {
  Json rounds = Json::array();
  for (const studies::Round& round : state.rounds)
    rounds.push_back({round.simulated, round.tolerance, round.acceptance, round.sample_size});
  Json kept = Json::array();
  for (const studies::Particle& p : state.kept) {
    kept.push_back({{"point", p.point},
                    {"mean", p.simulated.mean},
                    {"variance", p.simulated.variance},
                    {"weight", p.weight},
                    {"distance", p.distance}});
  }
  const Json whole{{"calibration", calibration.digest},
                   {"finished", state.finished},
                   {"variance", state.variance},
                   {"rounds", rounds},
                   {"kept", kept}};
  return whole.dump(1) + '\n';
}

studies::AbcState read_state(const Calibration& calibration, const std::string& text,
                             const std::string& file) {
  try {
    const Json whole = Json::parse(text);
    if (whole.at("calibration") != calibration.digest) {
      throw core::InputError({{file},
                              "it belongs to a calibration with other inputs or options",
                              "the same ones, or --overwrite to begin again"});
    }
    studies::AbcState state;
    state.finished = whole.at("finished");
    state.variance = whole.at("variance").get<std::vector<double>>();
    for (const Json& round : whole.at("rounds"))
      state.rounds.push_back({round.at(0), round.at(1), round.at(2), round.at(3)});
    for (const Json& p : whole.at("kept"))
      state.kept.push_back(
          {p.at("point"), {p.at("mean"), p.at("variance")}, p.at("weight"), p.at("distance")});
    return state;
  } catch (const nlohmann::json::exception& error) {
    throw core::RunError(file + " is damaged: " + error.what());
  }
}

std::string posterior_file(const Calibration& calibration, const studies::AbcState& state,
                           const studies::Posterior& posterior, const std::string& command_line) {
  const results::BatchRecord& record = calibration.prepared.record;
  std::uint64_t runs = 0;
  for (const studies::Round& round : state.rounds) runs += round.simulated;
  std::string text = fmt::format(
      "{}\n# made by: {}\n# program {}, results version {}, inputs {}\n"
      "# scale {}, {} replications a point, seed {}, {} rounds, {} points run\n"
      "# last tolerance {:.4g}, effective sample size {:.1f}\n# fitted to:",
      posterior_mark, command_line, version().program, results_version, record.provenance.input_digest,
      comparison::plain_number(record.scale), record.replications, record.seed, state.rounds.size(), runs,
      state.rounds.back().tolerance, posterior.sample_size);
  for (const scenario::Target& target : calibration.targets) text += ' ' + target.name;
  text += '\n';
  for (std::size_t i = 0; i < calibration.free.size(); ++i)
    text += (i > 0 ? "," : "") + calibration.free[i].path;
  text += '\n';
  for (const auto& point : posterior.points) {
    for (std::size_t i = 0; i < point.size(); ++i)
      text += fmt::format("{}{:.9g}", i > 0 ? "," : "", point[i]);
    text += '\n';
  }
  return text;
}

std::string doubts_text(const Calibration& calibration, const studies::AbcState& state,
                        const studies::Posterior& posterior) {
  std::string text;
  const double reached = state.rounds.back().tolerance;
  if (reached > calibration.options.tolerance) {
    text += fmt::format(
        "The tolerance wanted, {:.3g}, was not reached: the points kept are within {:.3g}, after {} "
        "round{}.\n",
        calibration.options.tolerance, reached, state.rounds.size(), state.rounds.size() == 1 ? "" : "s");
  }
  if (posterior.sample_size < least_sample_size) {
    text += fmt::format(
        "WARNING: {:.1f} effective points are too few to say what the figures teach; expected at least "
        "{:.0f}. "
        "More --particles or --rounds, or wider priors, are needed. Do not use this posterior.\n",
        posterior.sample_size, least_sample_size);
  }
  return text;
}

std::string learnt_text(const Calibration& calibration, const studies::Posterior& posterior) {
  constexpr double uniform_variance = 1.0 / 12;
  constexpr double informed = 0.8;
  comparison::Lines lines{{"", "prior, 90%", "posterior, 90%", "variance left"}};
  for (std::size_t i = 0; i < calibration.free.size(); ++i) {
    std::vector<double> values;
    double sum = 0;
    double squares = 0;
    for (const auto& point : posterior.points) {
      values.push_back(point[i]);
      sum += point[i];
      squares += point[i] * point[i];
    }
    const auto n = static_cast<double>(values.size());
    const double left = (squares / n - sum / n * sum / n) / uniform_variance;
    const auto range = [&](double low, double high) {
      return number_text(value_at(calibration, i, low)) + " to " +
             number_text(value_at(calibration, i, high));
    };
    lines.push_back({calibration.free[i].path, range(0.05, 0.95),
                     range(statistics::quantile(values, 0.05), statistics::quantile(values, 0.95)),
                     posterior.sample_size < least_sample_size
                         ? std::string("too few points")
                         : fmt::format("{:.0f}%{}", 100 * std::max(left, 0.0), left > informed ? " *" : "")});
  }
  constexpr std::size_t columns = 100;
  return comparison::aligned(lines, columns, 30) +
         comparison::paragraph(
             "variance left: of the parameter's place within its prior, as a share of what the "
             "prior alone leaves; above 80% (marked *) the figures say little about the "
             "parameter, and above 100% they rule out its middle more than its ends.",
             columns);
}

}  // namespace nrmsim::cli
