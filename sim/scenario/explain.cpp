// What a scenario says about each of its parameters and policies, for people.

#include "sim/scenario/numbers.hpp"
#include "sim/scenario/resolved.hpp"

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
  for (const Dated& dated : cell.history)
    out.history.push_back({core::days_between(start, dated.date), 0, dated.value});
  return out;
}

bool same_for_all(const Change& change, const Declared& declared) {
  for (const auto& amount : change.amounts)
    if (!same_bits(amount.second, change.amounts[0].second)) return false;
  return change.amounts.size() == declared.cells();
}

std::string operator_text(Operation operation) {
  return operation == Operation::value ? " = " : operation == Operation::multiply ? " times " : " plus ";
}

std::string describe_change(const Change& change, const Declared& declared) {
  std::string text = "from " + core::to_string(*change.from);
  if (change.until) text += " until " + core::to_string(*change.until);
  text += ": " + declared.path();
  if (change.amounts.empty()) return text + " unchanged";
  if (same_for_all(change, declared))
    return text + operator_text(change.operation) + to_text(change.amounts[0].second);
  std::string separator = " ";
  for (const auto& [cell, amount] : change.amounts) {
    text += separator + declared.cell_labels(cell) + operator_text(change.operation) + to_text(amount);
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
    out.source = parameter.grounds.source;
    out.evidence = parameter.grounds.evidence;
    out.note = parameter.grounds.note;
    out.prior = parameter.prior ? describe(*parameter.prior) : "";
    out.place = parameter.place;
    for (std::size_t c = 0; c < parameter.cells.size(); ++c)
      out.cells.push_back(explain_cell(declared, parameter.cells[c], c, resolved_->settings.start));
    all.push_back(std::move(out));
  }
  return all;
}

std::vector<ExplainedPolicy> Scenario::explain_policies() const {
  std::vector<ExplainedPolicy> all;
  for (const Policy& policy : resolved_->policies) {
    ExplainedPolicy out{
        policy.name, policy.title, policy.mechanism, policy.source, policy.unknown, policy.place, {}};
    for (const Change& change : policy.changes)
      out.changes.push_back(describe_change(change, resolved_->catalogue.declared()[change.parameter]));
    all.push_back(std::move(out));
  }
  return all;
}

}  // namespace nrmsim::scenario
