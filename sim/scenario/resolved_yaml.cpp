// Writing a scenario as one YAML text that stands on its own, in one fixed order and spelling.

#include <array>
#include <map>

#include "sim/scenario/fields.hpp"
#include "sim/scenario/numbers.hpp"
#include "sim/scenario/resolved.hpp"
#include "sim/scenario/weighted_table.hpp"

namespace nrmsim::scenario {
namespace {

using namespace detail;

/// A text in double quotes, which YAML reads back as it is.
std::string text_of(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  return out + '"';
}

using Numbers = std::map<std::size_t, double>;  // cell -> number

/// The numbers under one choice of labels, nested as the axes are; empty where there are none.
std::string map_text(const Declared& declared, const Numbers& numbers, std::size_t level, std::size_t first) {
  if (level == declared.axes()) {
    const auto number = numbers.find(first);
    return number == numbers.end() ? "" : value_text(*declared.row, number->second);
  }
  const std::size_t below = declared.cells_below(level + 1);
  const core::Labels labels = declared.row->axes[level];
  std::string out;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string inner = map_text(declared, numbers, level + 1, first + i * below);
    if (!inner.empty()) out += (out.empty() ? "" : ", ") + std::string(labels[i]) + ": " + inner;
  }
  return out.empty() ? "" : '{' + out + '}';
}

std::string prior_text(const Prior& prior) {
  const FamilySpec& spec = spec_of(prior.family);
  const auto list = [](const std::vector<double>& numbers) {
    std::string out;
    for (const double number : numbers) out += (out.empty() ? "" : ", ") + to_text(number);
    return '[' + out + ']';
  };
  std::string out = "{family: " + std::string(spec.name);
  for (std::size_t i = 0; i < spec.parameters.size() && !spec.parameters[i].empty(); ++i)
    out += ", " + std::string(spec.parameters[i]) + ": " + to_text(prior.parameters[i]);
  if (prior.family == Family::discrete)
    out += ", values: " + list(prior.values) + ", weights: " + list(prior.weights);
  if (prior.at_least) out += ", at_least: " + to_text(*prior.at_least);
  if (prior.at_most) out += ", at_most: " + to_text(*prior.at_most);
  out += prior.applies_to == AppliesTo::factor ? ", applies_to: factor" : ", applies_to: value";
  return out + ", dimension: " + std::to_string(prior.dimension) + '}';
}

class YamlWriter {
 public:
  explicit YamlWriter(const Resolved& resolved) : resolved_(resolved) {}

  std::string write() {
    write_head();
    write_tables();
    write_parameters();
    write_correlations();
    write_posterior();
    write_policies();
    return std::move(out_);
  }

 private:
  void line(int indent, const std::string& text) {
    out_ += std::string(2 * std::size_t(indent), ' ') + text + '\n';
  }
  void text_line(int indent, const std::string& key, const std::string& text) {
    if (!text.empty()) line(indent, key + ": " + text_of(text));
  }

  void write_head() {
    line(0, "name: " + text_of(resolved_.name));
    text_line(0, "title", resolved_.title);
    text_line(0, "description", resolved_.description);
    if (!resolved_.sources.empty()) line(0, "sources:");
    for (const std::string& source : resolved_.sources) line(1, "- " + text_of(source));
    const RunSettings& s = resolved_.settings;
    line(0, "simulation: {start: " + core::to_string(s.start) + ", report_from: " +
                core::to_string(s.report_from) + ", projection_from: " + core::to_string(s.projection_from) +
                ", cohort_from: " + core::to_string(s.cohort_from) + ", end: " + core::to_string(s.end) +
                "}");
    const BatchDefaults& b = resolved_.batch;
    line(0, "batch: {replications: " + std::to_string(b.replications) +
                ", draws: " + std::to_string(b.draws) + ", seed: " + std::to_string(b.seed) +
                ", scale: " + to_text(b.scale) + "}");
  }

  /// A text of several lines, as a block under its key.
  void write_block(int indent, const std::string& key, const std::string& text) {
    line(indent, key + ": |");
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = text.find('\n', start);
      line(indent + 1, text.substr(start, end - start));
      start = end + 1;
    }
  }

  void write_correlations() {
    if (!resolved_.correlations.empty()) line(0, "correlations:");
    for (const Correlation& one : resolved_.correlations) {
      line(1, "- {parameters: [" + one.parameters[0] + ", " + one.parameters[1] +
                  "], rank: " + to_text(one.rank) + ", source: " + text_of(one.source) +
                  ", evidence: " + text_of(one.evidence) + "}");
    }
  }

  void write_posterior() {
    if (resolved_.posterior) write_block(0, "posterior", posterior_text(*resolved_.posterior));
  }

  void write_tables() {
    const std::span<const core::TableSpec> specs = resolved_.catalogue.declarations().tables;
    if (!specs.empty()) line(0, "tables:");
    for (std::size_t i = 0; i < specs.size(); ++i)
      write_block(1, std::string(specs[i].name), table_text(resolved_.tables[i].rows, specs[i]));
  }

  void write_parameters() {
    line(0, "parameters:");
    const core::ParameterGroup* group = nullptr;
    for (std::size_t i = 0; i < resolved_.parameters.size(); ++i) {
      const Declared& declared = resolved_.catalogue.declared()[i];
      if (declared.group != group) line(1, std::string(declared.group->name) + ':');
      group = declared.group;
      line(2, std::string(declared.row->name) + ':');
      write_parameter(declared, resolved_.parameters[i]);
    }
  }

  void write_parameter(const Declared& declared, const Parameter& parameter) {
    Numbers initial;
    std::map<core::Date, Numbers> history;
    for (std::size_t c = 0; c < parameter.cells.size(); ++c) {
      initial[c] = parameter.cells[c].initial.value_or(0);
      for (const Dated& dated : parameter.cells[c].history) history[dated.date][c] = dated.value;
    }
    line(3, "value: " + map_text(declared, initial, 0, 0));
    if (!history.empty()) line(3, "series:");
    for (const auto& [date, numbers] : history)
      line(4, core::to_string(date) + ": " + map_text(declared, numbers, 0, 0));
    text_line(3, "unit", *parameter.unit);
    if (parameter.prior) line(3, "prior: " + prior_text(*parameter.prior));
    text_line(3, "source", parameter.grounds.source);
    text_line(3, "evidence", parameter.grounds.evidence);
    text_line(3, "note", parameter.grounds.note);
    if (parameter.price_year) line(3, "price_year: " + std::to_string(*parameter.price_year));
  }

  void write_policies() {
    if (!resolved_.policies.empty()) line(0, "policies:");
    for (const Policy& policy : resolved_.policies) {
      line(1, text_of(policy.name) + ':');
      if (policy.is_switch) line(2, "kind: switch");
      text_line(2, "title", policy.title);
      text_line(2, "mechanism", policy.mechanism);
      text_line(2, "source", policy.source);
      text_line(2, "unknown", policy.unknown);
      line(2, policy.changes.empty() ? "changes: []" : "changes:");
      for (const Change& change : policy.changes) write_change(change);
    }
  }

  void write_change(const Change& change) {
    const Declared& declared = resolved_.catalogue.declared()[change.parameter];
    const Numbers amounts(change.amounts.begin(), change.amounts.end());
    const std::string key = change.operation == Operation::value      ? "value"
                            : change.operation == Operation::multiply ? "multiply"
                                                                      : "add";
    std::string numbers = map_text(declared, amounts, 0, 0);
    if (numbers.empty()) numbers = "{}";
    line(3, "- {from: " + core::to_string(*change.from) +
                (change.until ? ", until: " + core::to_string(*change.until) : "") +
                ", parameter: " + declared.path() + ", " + key + ": " + numbers + "}");
  }

  const Resolved& resolved_;
  std::string out_;
};

}  // namespace

std::string Scenario::resolved_yaml() const {
  return YamlWriter(*resolved_).write();
}

}  // namespace nrmsim::scenario
