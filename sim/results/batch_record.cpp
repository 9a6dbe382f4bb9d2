#include "sim/results/batch_record.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <set>

#include "sim/core/contracts.hpp"
#include "sim/outcomes/layout_faults.hpp"

namespace nrmsim::results {

std::uint64_t BatchRecord::keys() const {
  return static_cast<std::uint64_t>(scenarios.size()) * draws * replications;
}

std::uint64_t BatchRecord::position_of(const outcomes::Key& key) const {
  NRMSIM_EXPECTS(contains(key));
  return (static_cast<std::uint64_t>(key.scenario) * draws + key.draw) * replications + key.replication;
}

outcomes::Key BatchRecord::key_at(std::uint64_t position) const {
  NRMSIM_EXPECTS(position < keys());
  return {static_cast<std::uint32_t>(position / replications / draws),
          static_cast<std::uint32_t>(position / replications % draws),
          static_cast<std::uint32_t>(position % replications)};
}

bool BatchRecord::contains(const outcomes::Key& key) const {
  return key.scenario < scenarios.size() && key.draw < draws && key.replication < replications;
}

namespace {

using Sentences = std::vector<std::string>;

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
         (std::isnan(a) && std::isnan(b));
}

/// Values of a parameter in one scenario and draw, whichever way they are laid out.
double value_in(const UncertainRecord& parameter, const BatchRecord& batch, std::size_t scenario,
                std::size_t draw) {
  return parameter.values.size() == batch.draws ? parameter.values[draw]
                                                : parameter.values[scenario * batch.draws + draw];
}

bool same_draws(const UncertainRecord& a, const BatchRecord& of_a, const UncertainRecord& b,
                const BatchRecord& of_b) {
  for (std::size_t scenario = 0; scenario < of_a.scenarios.size(); ++scenario)
    for (std::size_t draw = 0; draw < std::min(of_a.draws, of_b.draws); ++draw)
      if (!same_bits(value_in(a, of_a, scenario, draw), value_in(b, of_b, scenario, draw))) return false;
  return true;
}

void compare_scenarios(const BatchRecord& a, const BatchRecord& b, Sentences& found) {
  if (a.scenarios.size() != b.scenarios.size()) {
    found.push_back("the number of scenarios differs");
    return;
  }
  for (std::size_t i = 0; i < a.scenarios.size(); ++i) {
    const ScenarioRecord& left = a.scenarios[i];
    const ScenarioRecord& right = b.scenarios[i];
    if (left.name != right.name) {
      found.push_back("scenario " + std::to_string(i + 1) + " is \"" + left.name + "\" in one and \"" +
                      right.name + "\" in the other");
    } else if (left.resolved_yaml != right.resolved_yaml) {
      found.push_back("the parameters of scenario \"" + left.name + "\" differ");
    }
  }
}

void compare_parameters(const BatchRecord& a, const BatchRecord& b, Sentences& found) {
  if (a.scenarios.size() != b.scenarios.size()) return;
  if (a.uncertain.size() != b.uncertain.size()) {
    found.push_back("the list of uncertain parameters differs");
    return;
  }
  for (std::size_t i = 0; i < a.uncertain.size(); ++i) {
    if (a.uncertain[i].path != b.uncertain[i].path) {
      found.push_back("the list of uncertain parameters differs");
      return;
    }
    if (!same_draws(a.uncertain[i], a, b.uncertain[i], b))
      found.push_back("the drawn values of parameter \"" + a.uncertain[i].path + "\" differ");
  }
}

void check_scenarios(const BatchRecord& record, Sentences& found) {
  if (record.scenarios.empty()) found.push_back("there is no scenario");
  std::set<std::string> names;
  for (const ScenarioRecord& scenario : record.scenarios) {
    if (scenario.name.empty()) found.push_back("a scenario has no name");
    if (!names.insert(scenario.name).second)
      found.push_back("two scenarios are named \"" + scenario.name + "\"");
  }
  if (!record.scenarios.empty() && record.baseline >= record.scenarios.size())
    found.push_back("the baseline is none of the scenarios");
}

bool is_dataset_name(const std::string& name) {
  return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
  });
}

void check_parameters(const BatchRecord& record, Sentences& found) {
  std::set<std::string> names{"scenario", "draw"};
  for (const UncertainRecord& parameter : record.uncertain) {
    const std::string owner = "parameter \"" + parameter.path + "\"";
    if (!is_dataset_name(parameter.path))
      found.push_back(owner + " has a name that is not fit for a dataset");
    if (!names.insert(parameter.path).second) found.push_back(owner + " has a name that is taken");
    if (parameter.values.size() != record.draws &&
        parameter.values.size() != static_cast<std::size_t>(record.draws) * record.scenarios.size())
      found.push_back(owner + " has neither a value a draw nor a value a scenario and draw");
    if (std::any_of(parameter.values.begin(), parameter.values.end(), [](double v) { return std::isinf(v); }))
      found.push_back(owner + " has an infinite value");
    if (outcomes::is_decoded_as_time(parameter.unit))
      found.push_back(owner + " has the unit \"" + parameter.unit + "\", which readers take for time");
  }
}

void check_layout(const BatchRecord& record, Sentences& found) {
  for (std::string& fault : outcomes::faults(record.layout)) found.push_back(std::move(fault));
  static constexpr std::array<std::string_view, 3> taken{"scenario", "draw", "replication"};
  const auto check = [&](const std::string& name) {
    if (std::find(taken.begin(), taken.end(), name) != taken.end())
      found.push_back("the name \"" + name + "\" is taken by an axis that every outcome has");
  };
  for (const outcomes::Axis& axis : record.layout.axes) check(axis.name);
  for (const outcomes::Outcome& outcome : record.layout.outcomes) check(outcome.name);
}

}  // namespace

std::vector<std::string> differences(const BatchRecord& a, const BatchRecord& b) {
  Sentences found;
  if (a.provenance.results_version != b.provenance.results_version)
    found.push_back("they were made by versions of the program whose results differ (" +
                    a.provenance.results_version + " and " + b.provenance.results_version + ")");
  if (a.provenance.input_digest != b.provenance.input_digest) found.push_back("the input files differ");
  if (a.seed != b.seed) found.push_back("the seeds differ");
  if (!same_bits(a.scale, b.scale)) found.push_back("the scales differ");
  if (a.central_draw != b.central_draw)
    found.push_back("one holds central values of the parameters, the other draws from their priors");
  if (a.start_date != b.start_date) found.push_back("the start dates differ");
  if (outcomes::describe(a.layout) != outcomes::describe(b.layout)) found.push_back("the outcomes differ");
  compare_scenarios(a, b, found);
  compare_parameters(a, b, found);
  return found;
}

std::vector<std::string> faults(const BatchRecord& record) {
  Sentences found;
  check_layout(record, found);
  check_scenarios(record, found);
  check_parameters(record, found);
  for (std::string& fault : faults(record.event_columns))
    found.push_back("event histories: " + std::move(fault));
  if (record.draws == 0) found.push_back("there is no draw");
  if (record.replications == 0) found.push_back("there is no replication");
  if (record.central_draw && record.draws != 1) found.push_back("central values are one draw, not several");
  if (!std::isfinite(record.scale) || record.scale <= 0) found.push_back("the scale is not positive");
  return found;
}

}  // namespace nrmsim::results
