#include "sim/scenario/finish.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "sim/scenario/apply.hpp"
#include "sim/scenario/check_dates.hpp"
#include "sim/scenario/check_policies.hpp"
#include "sim/scenario/numbers.hpp"
#include "sim/scenario/wording.hpp"
#include "sim/scenario/words.hpp"

namespace nrmsim::scenario::detail {
namespace {

/// True if the dates can be used further on.
bool check_settings(Resolved& resolved, const Given& given, const core::Place& place, ProblemList& problems) {
  const std::size_t before = problems.size();
  if (!check_dates(resolved.settings, given, place, problems)) return false;
  const double keys = static_cast<double>(resolved.batch.replications) * resolved.batch.draws;
  if (keys > most_keys)
    problems.add(place, "the batch has " + to_text(keys) + " runs", "at most " + to_text(most_keys));
  return problems.size() == before;
}

std::string missing_labels(const Declared& declared, const Parameter& parameter, core::Date start) {
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < parameter.cells.size(); ++i)
    if (!parameter.cells[i].on(start)) missing.push_back(declared.cell_labels(i));
  if (missing.empty() || declared.axes() == 0) return missing.empty() ? "" : " on the start date";
  const std::vector<std::string_view> names(missing.begin(), missing.end());
  return " on the start date for " + one_of(names, 6);
}

void check_grounds(const Declared& declared, const Parameter& parameter, ProblemList& problems) {
  const auto lacks = [&](std::string_view what, std::string expected = {}) {
    problems.add(parameter.first_place, declared.path() + " has no " + std::string(what),
                 std::move(expected));
  };
  if (!parameter.unit) lacks("unit", in_quotes(declared.row->unit));
  if (parameter.grounds.source.empty()) lacks("source");
  if (parameter.grounds.evidence.empty()) lacks("grade of evidence", one_of(evidence_grades));
  if (declared.row->unit.starts_with("GBP") && !parameter.price_year)
    lacks("price_year", "the year whose prices the amounts are in");
}

void check_history(const Declared& declared, const Parameter& parameter, core::Date start,
                   ProblemList& problems) {
  if (const std::string missing = missing_labels(declared, parameter, start); !missing.empty())
    problems.add(parameter.first_place, declared.path() + " has no value" + missing);
  if (declared.row->effect != core::Effect::fixed) return;
  for (const Cell& cell : parameter.cells) {
    for (const Dated& dated : cell.history) {
      if (dated.date > start) {
        problems.add(cell.place, declared.path() + " shapes the start of a run, so it has no later values");
        return;
      }
    }
  }
}

void check_prior(const Declared& declared, Parameter& parameter,
                 std::map<std::uint32_t, std::string>& dimensions, ProblemList& problems) {
  if (!parameter.prior) return;
  Prior& prior = *parameter.prior;
  if (declared.row->number == core::Number::choice) {
    problems.add(prior.place, declared.path() + " is a choice, which has no prior", "one scenario for each");
    return;
  }
  const auto [known, fresh] = dimensions.emplace(prior.dimension, declared.path());
  if (!fresh) {
    problems.add(prior.place,
                 "dimension " + std::to_string(prior.dimension) + " belongs to " + known->second + " already",
                 "a number that no other parameter has");
  }
  if (prior.applies_to == AppliesTo::factor) return;
  const bool bounded = prior.family != Family::normal && prior.family != Family::lognormal &&
                       prior.family != Family::gamma && prior.family != Family::beta;
  const Limits limits = limits_of(*declared.row);
  const auto check_edge = [&](double edge) {
    if (const auto wrong = wrong_with(edge, {limits.minimum, limits.maximum}))
      problems.add(prior.place, "a value of the prior of " + declared.path() + ' ' + *wrong,
                   describe(limits));
  };
  if (prior.family == Family::discrete) {
    for (const double value : prior.values) check_edge(value);
    return;
  }
  if (bounded) {
    check_edge(prior.parameters[0]);
    check_edge(prior.family == Family::triangular ? prior.parameters[2] : prior.parameters[1]);
  }
  // Beyond the possible range there is nothing to draw.
  prior.at_least = std::max(prior.at_least.value_or(limits.minimum), limits.minimum);
  prior.at_most = std::min(prior.at_most.value_or(limits.maximum), limits.maximum);
  if (const auto wrong = wrong_with(prior)) problems.add(prior.place, *wrong);
}

/// Columns of parameters that have no prior any more, because a value was set over it, are dropped; those of
/// parameters that do not exist are problems.
void check_posterior(Resolved& resolved, ProblemList& problems) {
  if (!resolved.posterior) return;
  Posterior& posterior = *resolved.posterior;
  std::vector<std::string> paths;
  std::vector<std::size_t> kept;
  const auto& declared = resolved.catalogue.declared();
  for (std::size_t column = 0; column < posterior.paths.size(); ++column) {
    const auto found = std::find_if(declared.begin(), declared.end(),
                                    [&](const Declared& d) { return d.path() == posterior.paths[column]; });
    if (found == declared.end()) {
      problems.add(posterior.place, "the posterior has a column " + in_quotes(posterior.paths[column]),
                   "the path of a parameter");
      continue;
    }
    if (!resolved.parameters[static_cast<std::size_t>(found - declared.begin())].prior) continue;
    paths.push_back(posterior.paths[column]);
    kept.push_back(column);
  }
  for (auto& row : posterior.rows) {
    std::vector<double> less;
    less.reserve(kept.size());
    for (const std::size_t column : kept) less.push_back(row[column]);
    row = std::move(less);
  }
  posterior.paths = std::move(paths);
  if (posterior.paths.empty()) resolved.posterior.reset();
}

bool is_in_posterior(const Resolved& resolved, const std::string& path) {
  return resolved.posterior && std::find(resolved.posterior->paths.begin(), resolved.posterior->paths.end(),
                                         path) != resolved.posterior->paths.end();
}

void list_uncertain(Resolved& resolved) {
  for (std::size_t i = 0; i < resolved.parameters.size(); ++i) {
    const Parameter& parameter = resolved.parameters[i];
    if (!parameter.prior) continue;
    const Declared& declared = resolved.catalogue.declared()[i];
    const bool factor = parameter.prior->applies_to == AppliesTo::factor;
    resolved.uncertain.push_back(
        {declared.path(), factor ? "1" : std::string(declared.row->unit), std::string(declared.row->meaning),
         parameter.prior->dimension,
         describe(*parameter.prior) + partners(resolved.correlations, declared.path()) +
             (is_in_posterior(resolved, declared.path()) ? "; drawn from the posterior" : ""),
         parameter.grounds.source, parameter.grounds.evidence});
    resolved.uncertain_parameters.push_back(i);
  }
}

/// What happened before the start is the state at the start.
void fold_history(Parameter& parameter, core::Date start) {
  for (Cell& cell : parameter.cells) {
    cell.initial = cell.on(start);
    std::erase_if(cell.history, [start](const Dated& dated) { return dated.date <= start; });
  }
}

/// Says once, not a hundred times, that most values are missing; whether it did.
bool lacks_most_values(const Resolved& resolved, const core::Place& place, ProblemList& problems) {
  const auto given =
      std::count_if(resolved.parameters.begin(), resolved.parameters.end(),
                    [](const Parameter& p) { return p.faulty || !p.first_place.file.empty(); });
  const auto all = static_cast<std::ptrdiff_t>(resolved.parameters.size());
  constexpr std::ptrdiff_t readable = 20;  // so many can as well be named
  if (all - given <= readable || 2 * given >= all) return false;
  problems.add(place,
               "there are values for " + std::to_string(given) + " of " + std::to_string(all) + " parameters",
               "`extends:` with a complete scenario, such as baseline.yaml, for those that stay as they are");
  return true;
}

}  // namespace

std::optional<double> Cell::on(core::Date date) const {
  std::optional<double> value = initial;
  for (const Dated& dated : history)
    if (dated.date <= date) value = dated.value;
  return value;
}

void finish(Resolved& resolved, const Given& given, const std::string& file, ProblemList& problems) {
  const core::Place place{file, 0, 0};
  const bool dated = check_settings(resolved, given, place, problems);
  std::map<std::uint32_t, std::string> dimensions;
  const bool says_so = lacks_most_values(resolved, place, problems);
  for (std::size_t i = 0; i < resolved.parameters.size(); ++i) {
    const Declared& declared = resolved.catalogue.declared()[i];
    Parameter& parameter = resolved.parameters[i];
    if (parameter.faulty) continue;
    if (parameter.first_place.file.empty() && says_so) continue;
    if (parameter.first_place.file.empty()) {
      problems.add(
          place, "there is no value for " + declared.path() + " (" + std::string(declared.row->meaning) + ")",
          describe(limits_of(*declared.row)) + " in " + std::string(declared.row->unit) +
              ", with unit, source and evidence");
      continue;
    }
    check_grounds(declared, parameter, problems);
    check_prior(declared, parameter, dimensions, problems);
    if (dated) check_history(declared, parameter, resolved.settings.start, problems);
  }
  const std::span<const core::TableSpec> specs = resolved.catalogue.declarations().tables;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (!resolved.tables[i].given) {
      problems.add(
          place,
          "there is no table " + std::string(specs[i].name) + " (" + std::string(specs[i].meaning) + ")",
          "a CSV file under `tables`");
    }
  }
  if (!dated) return;
  const bool valued = problems.empty();
  check_policies(resolved, valued ? Look::at_values_too : Look::at_dates_only, problems);
  if (!valued) return;
  for (Parameter& parameter : resolved.parameters) fold_history(parameter, resolved.settings.start);
  check_posterior(resolved, problems);
  check_correlations(resolved, problems);
  list_uncertain(resolved);
}

}  // namespace nrmsim::scenario::detail
