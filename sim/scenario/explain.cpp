// What a scenario says about each of its parameters and policies, for people.

#include <algorithm>

#include "sim/scenario/fields.hpp"
#include "sim/scenario/numbers.hpp"
#include "sim/scenario/resolved.hpp"
#include "sim/scenario/trajectory.hpp"

namespace nrmsim::scenario {
namespace {

using namespace detail;

ExplainedCell explain_cell(const Declared& declared, const Cell& cell, std::size_t position,
                           core::Date start) {
  const std::string labels = declared.cell_labels(position);
  ExplainedCell out;
  out.path = declared.path() + (labels.empty() ? "" : '.' + labels);
  out.value = cell.initial.value_or(0);
  out.place = cell.place;
  if (cell.parent && !same_bits(*cell.parent, out.value)) out.parent_value = cell.parent;
  double before = out.value;
  for (const Dated& dated : cell.history) {
    if (!same_bits(dated.value, before))
      out.history.push_back({core::days_between(start, dated.date), 0, dated.value});
    before = dated.value;
  }
  return out;
}

bool same_for_all(const Change& change, const Declared& declared) {
  for (const auto& amount : change.amounts)
    if (!same_bits(amount.second, change.amounts[0].second)) return false;
  return change.amounts.size() == declared.cells();
}

std::string act_text(const core::ParameterRow& row, Operation operation, double amount) {
  return (operation == Operation::value      ? "set to "
          : operation == Operation::multiply ? "times "
                                             : "plus ") +
         value_text(row, amount);
}

std::string operator_text(Operation operation) {
  return operation == Operation::value ? " = " : operation == Operation::multiply ? " times " : " plus ";
}

/// Notes each change of a policy under the cells that it acts on.
void explain_acts(const Resolved& resolved, std::size_t index, std::vector<ExplainedCell>& cells) {
  const core::ParameterRow& row = *resolved.catalogue.declared()[index].row;
  const Changes changes = changes_to(resolved, index);
  const core::Date start = resolved.settings.start;
  for (const Policy& policy : resolved.policies) {
    for (const Change& change : policy.changes) {
      if (change.parameter != index) continue;
      const auto values = cells_on(row, resolved.parameters[index], *change.from, {}, changes);
      std::optional<double> until;
      if (change.until) until = core::days_between(start, *change.until);
      for (const auto& [cell, amount] : change.amounts)
        cells[cell].acts.push_back({core::days_between(start, *change.from), until, values[cell], policy.name,
                                    act_text(row, change.operation, amount), change.place});
    }
  }
  for (ExplainedCell& cell : cells)
    std::stable_sort(cell.acts.begin(), cell.acts.end(),
                     [](const ExplainedAct& a, const ExplainedAct& b) { return a.day < b.day; });
}

std::string describe_change(const Change& change, const Declared& declared) {
  std::string text = "from " + core::to_string(*change.from);
  if (change.until) text += " until " + core::to_string(*change.until);
  text += ": " + declared.path();
  if (change.amounts.empty()) return text + " unchanged";
  if (same_for_all(change, declared))
    return text + operator_text(change.operation) + value_text(*declared.row, change.amounts[0].second);
  std::string separator = " ";
  for (const auto& [cell, amount] : change.amounts) {
    text += separator + declared.cell_labels(cell) + operator_text(change.operation) +
            value_text(*declared.row, amount);
    separator = ", ";
  }
  return text;
}

}  // namespace

std::vector<ExplainedParameter> Scenario::explain() const {
  std::vector<ExplainedParameter> all;
  for (std::size_t i = 0; i < resolved_->parameters.size(); ++i) {
    const Declared& declared = resolved_->catalogue.declared()[i];
    const Parameter& parameter = resolved_->parameters[i];
    ExplainedParameter out;
    out.path = declared.path();
    out.unit = declared.row->unit;
    out.meaning = declared.row->meaning;
    out.words = declared.row->words;
    out.source = parameter.grounds.source;
    out.evidence = parameter.grounds.evidence;
    out.note = parameter.grounds.note;
    out.price_year = parameter.price_year;
    out.place = parameter.place;
    for (std::size_t c = 0; c < parameter.cells.size(); ++c)
      out.cells.push_back(explain_cell(declared, parameter.cells[c], c, resolved_->settings.start));
    explain_acts(*resolved_, i, out.cells);
    all.push_back(std::move(out));
  }
  for (std::size_t u = 0; u < resolved_->uncertain.size(); ++u)
    all[resolved_->uncertain_parameters[u]].prior = resolved_->uncertain[u].prior;
  return all;
}

std::vector<ExplainedPolicy> Scenario::explain_policies() const {
  std::vector<ExplainedPolicy> all;
  for (const Policy& policy : resolved_->policies) {
    ExplainedPolicy out{policy.name,  policy.title, policy.mechanism, policy.source, policy.unknown,
                        policy.place, {},           policy.is_switch};
    for (const Change& change : policy.changes)
      out.changes.push_back(describe_change(change, resolved_->catalogue.declared()[change.parameter]));
    all.push_back(std::move(out));
  }
  return all;
}

}  // namespace nrmsim::scenario
