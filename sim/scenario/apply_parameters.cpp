#include <algorithm>
#include <array>
#include <limits>

#include "sim/scenario/apply.hpp"
#include "sim/scenario/numbers.hpp"
#include "sim/scenario/wording.hpp"
#include "sim/scenario/words.hpp"

namespace nrmsim::scenario::detail {
namespace {

/// One parameter of one file, while it is read.
struct Subject {
  const Document& document;
  const Declared& declared;
  Parameter& parameter;
  std::size_t index;
  ProblemList& problems;

  Selection whole() const { return {index, 0, 0}; }
  Wanted wanted() const { return {declared.path(), limits_of(*declared.row)}; }
};

bool is_object(const Node& node) {
  return std::any_of(node.entries.begin(), node.entries.end(), [](const Entry& entry) {
    return std::find(parameter_keys.begin(), parameter_keys.end(), entry.key) != parameter_keys.end();
  });
}

Amounts apply_value(const Subject& subject, const Node& node) {
  Amounts amounts = read_amounts(subject.document, node, subject.declared, subject.whole(), subject.wanted(),
                                 subject.problems);
  set_cells(subject.parameter, amounts, subject.document.at(node));
  return amounts;
}

void apply_series(const Subject& subject, const Node& node) {
  if (node.kind != Node::Kind::map) {
    subject.problems.add(subject.document.at(node), "series is " + describe(node),
                         "a map from dates to values");
    return;
  }
  std::set<std::size_t> begun;
  for (const Entry& entry : node.entries) {
    const core::Place place = subject.document.at(entry);
    const std::optional<core::Date> date = read_date(entry.key, place, "the date", subject.problems);
    const Amounts amounts = read_amounts(subject.document, entry.value, subject.declared, subject.whole(),
                                         subject.wanted(), subject.problems);
    if (!date) continue;
    for (const auto& [position, value] : amounts) {
      Cell& cell = subject.parameter.cells[position];
      if (begun.insert(position).second) cell.history.clear();
      cell.history.push_back({*date, value});
      cell.place = place;
    }
  }
  for (Cell& cell : subject.parameter.cells)
    std::sort(cell.history.begin(), cell.history.end(),
              [](const Dated& a, const Dated& b) { return a.date < b.date; });
}

void apply_unit(const Subject& subject, const Node& node) {
  const std::string_view declared = subject.declared.row->unit;
  if (node.kind == Node::Kind::text && node.text == declared) {
    subject.parameter.unit = node.text;
    return;
  }
  subject.parameter.unit = std::string(declared);  // said, though wrongly: no second problem about it
  subject.problems.add(subject.document.at(node), "the unit is " + describe(node),
                       in_quotes(declared) + ", in which " + subject.declared.path() + " is declared");
}

void apply_prior(const Subject& subject, const Node& node) {
  if (node.kind == Node::Kind::text && node.text == "none") {
    subject.parameter.prior.reset();
    return;
  }
  std::optional<Prior> prior = read_prior(subject.document, node, subject.problems);
  if (!prior) return;
  const bool one_number = subject.declared.axes() == 0 && subject.parameter.cells[0].history.empty();
  const bool said = node.find("applies_to") != nullptr;
  if (!said) prior->applies_to = one_number ? AppliesTo::value : AppliesTo::factor;
  if (prior->applies_to == AppliesTo::value && !one_number) {
    subject.problems.add(
        prior->place,
        "a prior of the value of " + subject.declared.path() + ", which is a list, a table or a series",
        "applies_to: factor");
    return;
  }
  subject.parameter.prior = std::move(prior);
}

void apply_grounds(const Subject& subject, const Node& node, Grounds& grounds) {
  if (const Node* source = node.find("source"))
    grounds.source = read_text(subject.document, *source, "source", subject.problems).value_or("?");
  if (const Node* note = node.find("note"))
    grounds.note = read_text(subject.document, *note, "note", subject.problems).value_or("");
  if (const Node* evidence = node.find("evidence")) {
    grounds.evidence = read_text(subject.document, *evidence, "evidence", subject.problems).value_or("?");
    if (grounds.evidence != "?" && std::find(evidence_grades.begin(), evidence_grades.end(),
                                             grounds.evidence) == evidence_grades.end()) {
      subject.problems.add(subject.document.at(*evidence),
                           unknown("grade of evidence", grounds.evidence, evidence_grades),
                           one_of(evidence_grades));
    }
  }
}

/// A new value has no claim to the old one's source.
void forget_grounds(const Subject& subject) {
  Parameter& parameter = subject.parameter;
  if (parameter.first_place.file.empty()) return;
  parameter.grounds = {std::string(no_new_source), "assumption", {}};
  if (parameter.prior && parameter.prior->applies_to == AppliesTo::value) parameter.prior.reset();
}

/// The same where only some of its numbers were set anew.
void forget_grounds_of(const Subject& subject, const Amounts& amounts) {
  if (amounts.size() == subject.parameter.cells.size()) return forget_grounds(subject);
  if (!subject.parameter.first_place.file.empty())
    add_grounds(subject.parameter.grounds, subject.declared, amounts, no_new_source);
}

void apply_object(const Subject& subject, const Node& node) {
  check_keys(subject.document, node, subject.declared.path(), parameter_keys, subject.problems);
  const Node* value = node.find("value");
  const Node* series = node.find("series");
  if (value || series) {
    forget_grounds(subject);
    if (node.find("source")) subject.parameter.grounds = {};
  }
  if (value) apply_value(subject, *value);
  if (series) apply_series(subject, *series);
  apply_grounds(subject, node, subject.parameter.grounds);
  if (const Node* unit = node.find("unit")) apply_unit(subject, *unit);
  if (const Node* prior = node.find("prior")) apply_prior(subject, *prior);
  if (const Node* year = node.find("price_year"))
    subject.parameter.price_year =
        read_whole(year->text, subject.document.at(*year), "price_year", 1990, 2100, subject.problems);
}

void apply_parameter(const Subject& subject, const Entry& entry) {
  const Node& node = entry.value;
  const std::size_t before = subject.problems.size();
  if (node.kind == Node::Kind::nothing) {
    subject.problems.add(subject.document.at(entry), subject.declared.path() + " has no value",
                         describe(limits_of(*subject.declared.row)));
  } else if (is_object(node)) {
    apply_object(subject, node);
  } else {
    forget_grounds_of(subject, apply_value(subject, node));
  }
  if (subject.parameter.first_place.file.empty()) subject.parameter.first_place = subject.document.at(entry);
  subject.parameter.place = subject.document.at(entry);
  if (subject.problems.size() != before) subject.parameter.faulty = true;
}

}  // namespace

void add_grounds(Grounds& grounds, const Declared& declared, const Amounts& amounts, std::string_view why) {
  std::string changed;
  for (const auto& amount : amounts)
    changed += (changed.empty() ? "" : ", ") + declared.cell_labels(amount.first);
  grounds.source += "; of " + changed + ": " + std::string(why);
  grounds.evidence = "assumption";
}

void set_cells(Parameter& parameter, const Amounts& amounts, const core::Place& place) {
  for (const auto& [position, value] : amounts) {
    Cell& cell = parameter.cells[position];
    cell.initial = value;
    cell.history.clear();
    cell.place = place;
  }
}

void apply_parameters(const Document& document, const Node& node, Resolved& resolved, ProblemList& problems) {
  const std::vector<std::string_view> concepts = resolved.catalogue.concepts();
  if (!check_keys(document, node, "parameters", concepts, problems)) return;
  for (const Entry& group : node.entries) {
    if (std::find(concepts.begin(), concepts.end(), group.key) == concepts.end()) continue;
    if (!check_keys(document, group.value, group.key, resolved.catalogue.rows(group.key), problems)) continue;
    for (const Entry& entry : group.value.entries) {
      const std::optional<std::size_t> index = resolved.catalogue.find(group.key, entry.key);
      if (!index) continue;
      apply_parameter(
          {document, resolved.catalogue.declared()[*index], resolved.parameters[*index], *index, problems},
          entry);
    }
  }
}

}  // namespace nrmsim::scenario::detail
