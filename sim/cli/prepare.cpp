#include "sim/cli/prepare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <limits>
#include <map>

#include "sim/cli/event_rows.hpp"
#include "sim/cli/history.hpp"
#include "sim/cli/load_scenarios.hpp"
#include "sim/cli/version.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"
#include "sim/observation/catalogue.hpp"
#include "sim/observation/simulation.hpp"
#include "sim/results/digest.hpp"
#include "sim/scenario/load.hpp"

namespace nrmsim::cli {
namespace {

/// Where a union of several scenarios' uncertain parameters puts each of them.
using Positions = std::map<std::string, std::size_t>;

results::UncertainRecord describe(const scenario::UncertainParameter& parameter) {
  return {parameter.path,   parameter.unit,     parameter.meaning,   parameter.prior,
          parameter.source, parameter.evidence, parameter.dimension, {}};
}

/// One record for every parameter that is uncertain in some scenario, without values. Where scenarios draw it
/// in different ways, the record says both.
Positions list_uncertain(Prepared& prepared) {
  Positions positions;
  std::vector<std::string> priors;  // as the first scenario has them
  for (const auto& scenario : prepared.scenarios) {
    for (const auto& parameter : scenario.uncertain()) {
      const auto [at, is_new] = positions.emplace(parameter.path, prepared.record.uncertain.size());
      if (is_new) {
        prepared.record.uncertain.push_back(describe(parameter));
        priors.push_back(parameter.prior);
      } else if (priors[at->second] != parameter.prior) {
        prepared.record.uncertain[at->second].prior += "; in " + scenario.name() + ": " + parameter.prior;
      }
    }
  }
  return positions;
}

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Keeps one value a draw where all scenarios have the same.
void fold_scenarios(std::vector<double>& values, std::size_t scenarios, std::size_t draws) {
  for (std::size_t i = draws; i < scenarios * draws; ++i) {
    if (!same_bits(values[i], values[i % draws])) return;
  }
  values.resize(draws);
}

/// Takes over the values of one scenario's uncertain parameters in one draw, and the day on which its
/// policies begin.
model::Input look_at_draw(Prepared& prepared, const Positions& positions, std::uint32_t scenario,
                          std::uint32_t draw) {
  auto& record = prepared.record;
  const auto& chosen = prepared.scenarios[scenario];
  auto made = chosen.materialise(prepared.point(draw), record.scale);
  for (std::size_t i = 0; i < made.uncertain_values.size(); ++i) {
    auto& parameter = record.uncertain[positions.at(chosen.uncertain()[i].path)];
    parameter.values[std::size_t{scenario} * record.draws + draw] = made.uncertain_values[i];
  }
  double& policy_day = record.scenarios[scenario].policy_day;
  policy_day = std::min(policy_day, made.policy_day);
  return model_input(chosen.settings(), std::move(made), record.scale);
}

/// Fills in what depends on the draws: values of uncertain parameters, and the first days on which a policy
/// acts, and on which a scenario differs from the baseline, in any of them.
void look_at_draws(Prepared& prepared) {
  auto& record = prepared.record;
  const std::size_t scenarios = prepared.scenarios.size();
  const double horizon = prepared.scenarios.front().settings().horizon_days();
  const Positions positions = list_uncertain(prepared);
  for (auto& parameter : record.uncertain) {
    parameter.values.assign(scenarios * record.draws, std::numeric_limits<double>::quiet_NaN());
  }
  for (auto& scenario : record.scenarios) scenario.policy_day = horizon;
  prepared.differs_from.assign(scenarios, horizon);
  for (std::uint32_t draw = 0; draw < record.draws; ++draw) {
    const model::Input baseline = look_at_draw(prepared, positions, record.baseline, draw);
    for (std::uint32_t s = 0; s < scenarios; ++s) {
      if (s == record.baseline) continue;
      const model::Input input = look_at_draw(prepared, positions, s, draw);
      prepared.differs_from[s] = std::min(prepared.differs_from[s], first_difference_day(baseline, input));
    }
  }
  for (auto& parameter : record.uncertain) fold_scenarios(parameter.values, scenarios, record.draws);
}

std::string digest_of(const std::vector<results::ScenarioRecord>& scenarios) {
  results::Digest digest;
  for (const auto& scenario : scenarios) digest.add(scenario.resolved_yaml);
  return digest.text();
}

results::Provenance provenance(const std::vector<std::string>& command_line) {
  const Version v = version();
  results::Provenance from;
  from.program_version = v.program;
  from.results_version = std::to_string(results_version);
  from.commit = v.commit;
  from.compiler = v.compiler + ", " + v.threading;
  from.command_line = fmt::format("{}", fmt::join(command_line, " "));
  from.started_utc = now_utc();
  return from;
}

std::vector<results::ScenarioRecord> scenario_records(const std::vector<scenario::Scenario>& scenarios) {
  std::vector<results::ScenarioRecord> records;
  records.reserve(scenarios.size());
  for (const auto& scenario : scenarios) {
    records.push_back(
        {scenario.name(), scenario.title(), scenario.description(), scenario.resolved_yaml(), 0});
  }
  return records;
}

/// Refuses what can only be a slip of the keyboard before time or memory goes into it.
void require_sensible_size(const results::BatchRecord& record, std::uint32_t events) {
  constexpr std::uint64_t most_keys = 1'000'000'000;
  std::vector<core::Problem> problems;
  if (record.keys() > most_keys) {
    problems.push_back({{"--replications"},
                        fmt::format("{} scenarios x {} draws x {} replications are too many",
                                    record.scenarios.size(), record.draws, record.replications),
                        fmt::format("at most {} altogether", most_keys)});
  }
  if (events > record.replications) {
    problems.push_back({{"--events"},
                        fmt::format("{} replications are more than there are", events),
                        fmt::format("at most {}", record.replications)});
  }
  if (!problems.empty()) throw core::InputError(std::move(problems));
}

std::uint32_t baseline_of(const ScenarioOptions& options, const std::vector<scenario::Scenario>& scenarios) {
  if (!options.baseline) return 0;
  std::vector<std::string> names;
  names.reserve(scenarios.size());
  for (const auto& scenario : scenarios) names.push_back(scenario.name());
  return find_scenario(names, *options.baseline, "--baseline");
}

}  // namespace

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

model::Input model_input(const scenario::RunSettings& settings, scenario::Materialised made, double scale) {
  model::Input input;
  NRMSIM_EXPECTS(made.values.size() == model::parameter_count);
  std::memcpy(&input.parameters, made.values.data(), sizeof input.parameters);
  for (const auto& change : made.changes) input.changes.push_back({change.day, change.index, change.value});
  input.tables = std::move(made.tables);
  input.start = settings.start;
  input.horizon_days = settings.horizon_days();
  input.report_from_day = core::days_between(settings.start, settings.report_from);
  input.projection_day = core::days_between(settings.start, settings.projection_from);
  input.cohort_day = core::days_between(settings.start, settings.cohort_from);
  input.policy_day = made.policy_day;
  input.scale = scale;
  return input;
}

batch::Plan Prepared::plan() const {
  return {static_cast<std::uint32_t>(record.scenarios.size()), record.draws, record.replications};
}

scenario::DrawPoint Prepared::point(std::uint32_t draw) const {
  return record.central_draw ? scenario::DrawPoint::central() : scenario::DrawPoint::sobol(record.seed, draw);
}

model::Input Prepared::input(std::uint32_t scenario, std::uint32_t draw) const {
  const auto& chosen = scenarios[scenario];
  return model_input(chosen.settings(), chosen.materialise(point(draw), record.scale), record.scale);
}

Prepared prepare(const ScenarioOptions& options, const std::vector<std::string>& command_line) {
  return prepare(load_scenarios(options.files, options.sets), options, command_line);
}

Prepared prepare(std::vector<scenario::Scenario> scenarios, const ScenarioOptions& options,
                 const std::vector<std::string>& command_line) {
  NRMSIM_EXPECTS(!scenarios.empty());
  Prepared prepared;
  prepared.scenarios = std::move(scenarios);
  const auto& first = prepared.scenarios.front();
  auto& record = prepared.record;
  record.scenarios = scenario_records(prepared.scenarios);
  record.baseline = baseline_of(options, prepared.scenarios);
  record.draws = options.draws.value_or(first.batch().draws);
  record.central_draw = record.draws == 1;
  record.replications = options.replications.value_or(first.batch().replications);
  record.seed = options.seed.value_or(first.batch().seed);
  prepared.events = options.events;
  require_sensible_size(record, options.events);
  if (options.events > 0) record.event_columns = event_columns();
  record.scale = options.scale.value_or(first.batch().scale);
  record.start_date = to_string(first.settings().start);
  record.provenance = provenance(command_line);
  record.provenance.input_digest = digest_of(record.scenarios);
  look_at_draws(prepared);
  record.layout = observation::layout(observation::period_of(prepared.input(0, 0)));
  return prepared;
}

Prepared prepare_again(const results::BatchRecord& record) {
  Prepared prepared;
  prepared.record = record;
  try {
    for (const auto& scenario : record.scenarios) {
      prepared.scenarios.push_back(
          scenario::load_text(scenario.resolved_yaml, "/scenarios/" + scenario.name, model_declarations()));
    }
  } catch (const core::InputError& error) {
    throw core::RunError(std::string("this program cannot read the scenarios in the file: ") + error.what());
  }
  return prepared;
}

}  // namespace nrmsim::cli
