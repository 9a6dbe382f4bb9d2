#include <algorithm>

#include "sim/scenario/apply.hpp"
#include "sim/scenario/wording.hpp"
#include "sim/scenario/words.hpp"

namespace nrmsim::scenario::detail {
namespace {

constexpr Limits rank_limits{-largest_rank, largest_rank};

/// The whole parameter that a text names; nothing, with a problem, where it names none or a part of one.
std::optional<std::string> read_path(const Document& document, const Node& node, const Resolved& resolved,
                                     ProblemList& problems) {
  const auto text = read_text(document, node, "a parameter", problems);
  if (!text) return std::nullopt;
  const auto selection = resolved.catalogue.find(*text, document.at(node), problems);
  if (!selection) return std::nullopt;
  if (selection->level == 0) return *text;
  problems.add(document.at(node), in_quotes(*text) + " is a part of a parameter",
               resolved.catalogue.declared()[selection->parameter].path() + ", whose prior is one");
  return std::nullopt;
}

void read_pair(const Document& document, const Node& node, const Resolved& resolved, Correlation& made,
               ProblemList& problems) {
  const Node* pair = node.find("parameters");
  if (!pair || pair->kind != Node::Kind::list || pair->items.size() != 2) {
    problems.add(pair ? document.at(*pair) : made.place, "the correlation is not between two parameters",
                 "parameters: [concept.parameter, concept.parameter]");
    return;
  }
  for (std::size_t i = 0; i < 2; ++i)
    made.parameters[i] = read_path(document, pair->items[i], resolved, problems).value_or("");
  if (!made.parameters[0].empty() && made.parameters[0] == made.parameters[1])
    problems.add(document.at(*pair), "a parameter is correlated with itself", "two parameters");
  std::ranges::sort(made.parameters);
}

Correlation read_correlation(const Document& document, const Node& node, const Resolved& resolved,
                             ProblemList& problems) {
  Correlation made;
  made.place = document.at(node);
  if (!check_keys(document, node, "a correlation", correlation_keys, problems)) return made;
  read_pair(document, node, resolved, made, problems);
  if (const Node* rank = node.find("rank"))
    made.rank = read_number(document, *rank, "rank", rank_limits, problems).value_or(0);
  else
    problems.add(made.place, "the correlation has no rank", describe(rank_limits));
  const auto text = [&](std::string_view key) -> std::string {
    const Node* field = node.find(key);
    if (field) return read_text(document, *field, key, problems).value_or("");
    problems.add(made.place, "the correlation has no " + std::string(key));
    return {};
  };
  made.source = text("source");
  made.evidence = text("evidence");
  if (!made.evidence.empty() && std::ranges::find(evidence_grades, made.evidence) == evidence_grades.end())
    problems.add(document.at(*node.find("evidence")),
                 unknown("grade of evidence", made.evidence, evidence_grades), one_of(evidence_grades));
  return made;
}

/// How two parameters of the posterior go together stands in its rows, and is not for a scenario to say.
void refuse_both_given(const std::vector<CopulaVariable>& variables,
                       const std::vector<Correlation>& correlations, ProblemList& problems) {
  const auto is_given = [&](const std::string& path) {
    return std::ranges::find(variables, path, &CopulaVariable::path)->from_posterior;
  };
  for (const Correlation& one : correlations) {
    if (is_given(one.parameters[0]) && is_given(one.parameters[1])) {
      problems.add(one.place,
                   one.parameters[0] + " and " + one.parameters[1] +
                       " both come from the posterior, whose rows say how they go together",
                   "one that the posterior does not hold, or draws from the priors (posterior: none)");
    }
  }
}

}  // namespace

void apply_correlations(const Document& document, const Node& node, Resolved& resolved,
                        ProblemList& problems) {
  if (node.kind != Node::Kind::list) {
    problems.add(document.at(node), "correlations is " + describe(node), "a list of correlations");
    return;
  }
  for (const Node& item : node.items) {
    const std::size_t before = problems.size();
    Correlation made = read_correlation(document, item, resolved, problems);
    if (problems.size() != before) continue;
    const auto known = std::ranges::find(resolved.correlations, made.parameters, &Correlation::parameters);
    if (known == resolved.correlations.end())
      resolved.correlations.push_back(std::move(made));
    else if (known->place.file == document.file)
      problems.add(made.place, "these two parameters are correlated already", "each pair once");
    else
      *known = std::move(made);
  }
}

void check_correlations(Resolved& resolved, ProblemList& problems) {
  std::erase_if(resolved.correlations, [](const Correlation& one) { return one.rank == 0; });
  const auto& declared = resolved.catalogue.declared();
  std::vector<CopulaVariable> variables;
  const auto has_prior = [&](const std::string& path, const core::Place& place) {
    const auto found = std::ranges::find_if(declared, [&](const Declared& d) { return d.path() == path; });
    const Parameter& parameter = resolved.parameters[static_cast<std::size_t>(found - declared.begin())];
    if (!parameter.prior) {
      if (parameter.place.file != command_line_place) {
        problems.add(parameter.place,
                     path + " has no prior, so it cannot be correlated as " + place.file + ':' +
                         std::to_string(place.line) + " says",
                     "a prior, or rank: 0 to take the correlation back");
      }
      return false;
    }
    if (std::ranges::find(variables, path, &CopulaVariable::path) == variables.end()) {
      const bool given = resolved.posterior && std::ranges::find(resolved.posterior->paths, path) !=
                                                   resolved.posterior->paths.end();
      variables.push_back({path, parameter.prior->dimension, given});
    }
    return true;
  };
  std::erase_if(resolved.correlations, [&](const Correlation& one) {
    const bool first = has_prior(one.parameters[0], one.place);
    return !has_prior(one.parameters[1], one.place) || !first;
  });
  refuse_both_given(variables, resolved.correlations, problems);
  resolved.copula = Copula(std::move(variables), resolved.correlations, problems);
}

}  // namespace nrmsim::scenario::detail
