#include <algorithm>
#include <limits>

#include "sim/scenario/apply.hpp"
#include "sim/scenario/wording.hpp"
#include "sim/scenario/words.hpp"

namespace nrmsim::scenario::detail {
namespace {

struct OperationSpec {
  Operation operation;
  std::string_view key;
};
constexpr std::array operations{OperationSpec{Operation::value, "value"},
                                OperationSpec{Operation::multiply, "multiply"},
                                OperationSpec{Operation::add, "add"}};

Limits limits_of_operation(Operation operation, const core::ParameterRow& row) {
  constexpr double huge = std::numeric_limits<double>::max();
  switch (operation) {
    case Operation::value:
      return limits_of(row);
    case Operation::multiply:
      return {0, 1e9, core::Number::real, "for a fifth more write 1.2"};
    case Operation::add:
      break;
  }
  return {-huge, huge};
}

void read_dates(const Document& document, const Node& node, Change& change, ProblemList& problems) {
  if (const Node* from = node.find("from"))
    change.from = read_date(from->text, document.at(*from), "from", problems);
  if (const Node* until = node.find("until"))
    change.until = read_date(until->text, document.at(*until), "until", problems);
  if (change.from && change.until && !(*change.from < *change.until))
    problems.add(change.place, "the change ends before it starts", "`until` after `from`");
}

std::optional<OperationSpec> only_operation(const Document& document, const Node& node,
                                            ProblemList& problems) {
  std::optional<OperationSpec> found;
  int count = 0;
  for (const OperationSpec& spec : operations) {
    if (!node.find(spec.key)) continue;
    found = spec;
    ++count;
  }
  if (count == 1) return found;
  problems.add(document.at(node),
               count == 0 ? "the change says nothing to do" : "the change says several things to do",
               "one of value, multiply or add");
  return std::nullopt;
}

std::optional<Change> read_change(const Document& document, const Node& node, const Resolved& resolved,
                                  ProblemList& problems) {
  const std::size_t before = problems.size();
  if (!check_keys(document, node, "a change", change_keys, problems)) return std::nullopt;
  Change change;
  change.place = document.at(node);
  read_dates(document, node, change, problems);
  const std::optional<OperationSpec> spec = only_operation(document, node, problems);
  const Node* parameter = node.find("parameter");
  if (!parameter) {
    problems.add(change.place, "the change names no parameter", "parameter: concept.parameter");
    return std::nullopt;
  }
  const std::optional<Selection> selection =
      resolved.catalogue.find(parameter->text, document.at(*parameter), problems);
  if (!selection || !spec) return std::nullopt;
  const Declared& declared = resolved.catalogue.declared()[selection->parameter];
  change.parameter = selection->parameter;
  change.operation = spec->operation;
  if (declared.row->effect == core::Effect::fixed)
    problems.add(document.at(*parameter),
                 declared.path() + " shapes the start of a run, so no policy can change it");
  if (declared.row->number == core::Number::flag && change.operation != Operation::value)
    problems.add(document.at(*parameter), declared.path() + " is 0 or 1", "value instead of multiply or add");
  if (declared.row->number == core::Number::choice && change.operation != Operation::value)
    problems.add(document.at(*parameter), declared.path() + " is a choice",
                 "value instead of multiply or add");
  const std::string operand =
      change.operation == Operation::value ? "" : "the operand of " + std::string(spec->key) + " for ";
  const Wanted wanted{operand + declared.path(), limits_of_operation(change.operation, *declared.row)};
  change.amounts = read_amounts(document, *node.find(spec->key), declared, *selection, wanted, problems);
  return problems.size() == before ? std::optional(change) : std::nullopt;
}

Policy read_policy(const Document& document, const Entry& entry, const Resolved& resolved,
                   ProblemList& problems) {
  Policy policy;
  policy.name = entry.key;
  policy.place = document.at(entry);
  const Node& node = entry.value;
  if (!check_keys(document, node, "the policy " + in_quotes(entry.key), policy_keys, problems)) return policy;
  const auto text = [&](std::string_view key) -> std::string {
    const Node* field = node.find(key);
    return field ? read_text(document, *field, key, problems).value_or("") : "";
  };
  if (const Node* kind = node.find("kind")) {
    if (std::find(policy_kinds.begin(), policy_kinds.end(), kind->text) == policy_kinds.end())
      problems.add(document.at(*kind), unknown("kind of policy", kind->text, policy_kinds),
                   one_of(policy_kinds));
    policy.is_switch = kind->text == "switch";
  }
  policy.title = text("title");
  policy.mechanism = text("mechanism");
  policy.source = text("source");
  policy.unknown = text("unknown");
  const Node* changes = node.find("changes");
  if (!changes || changes->kind != Node::Kind::list) {
    problems.add(changes ? document.at(*changes) : policy.place,
                 "the policy " + in_quotes(entry.key) + " has no list of changes",
                 "changes: [...], which may be empty");
    return policy;
  }
  for (const Node& item : changes->items)
    if (std::optional<Change> change = read_change(document, item, resolved, problems))
      policy.changes.push_back(std::move(*change));
  return policy;
}

}  // namespace

void apply_policies(const Document& document, const Node& node, const std::set<std::string>& extended,
                    Resolved& resolved, ProblemList& problems) {
  if (node.kind != Node::Kind::map) {
    problems.add(document.at(node), "policies is " + describe(node), "a map from names to policies");
    return;
  }
  for (const Entry& entry : node.entries) {
    Policy policy = read_policy(document, entry, resolved, problems);
    const auto known = std::find_if(resolved.policies.begin(), resolved.policies.end(),
                                    [&](const Policy& other) { return other.name == policy.name; });
    if (known == resolved.policies.end()) {
      resolved.policies.push_back(std::move(policy));
    } else if (extended.contains(known->place.file)) {
      *known = std::move(policy);
    } else {
      problems.add(policy.place,
                   "there are two policies " + in_quotes(policy.name) + ", the other one at " +
                       known->place.file + ':' + std::to_string(known->place.line),
                   "another name, or one file that extends the other");
    }
  }
}

}  // namespace nrmsim::scenario::detail
