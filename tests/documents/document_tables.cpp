// Writes the documents that follow from the program and the scenario files, so that they cannot fall behind
// them: docs/outcomes.md, docs/parameters.md, docs/policies.md.
//
//   document_tables SCENARIOS DOCS           writes them
//   document_tables SCENARIOS DOCS --check   exit 1, naming those that are not what would be written

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "sim/core/problems.hpp"
#include "sim/model/parameters.hpp"
#include "sim/observation/catalogue.hpp"
#include "sim/outcomes/statistic_name.hpp"
#include "sim/scenario/load.hpp"
#include "tests/scenarios/reasons.hpp"

namespace nrmsim {
namespace {

namespace fs = std::filesystem;

constexpr const char* written_by =
    "<!-- Written by docs/generate.sh from the program and the scenario files. Do not edit. -->\n\n";

/// A text as it may stand in a cell of a table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out.empty() ? "-" : out;
}

std::string row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& one : cells) line += ' ' + one + " |";
  return line + '\n';
}

std::string head(const std::vector<std::string>& names) {
  return row(names) + row(std::vector<std::string>(names.size(), "---"));
}

std::string number(double value) {
  if (value >= 4e9) return "no limit";
  std::ostringstream text;
  text.precision(6);
  text << value;
  return text.str();
}

std::string code(std::string_view text) {
  return '`' + std::string(text) + '`';
}

std::string joined(const std::vector<std::string>& parts, const std::string& separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

scenario::Declarations declarations() {
  return {model::parameter_groups(), model::table_specs(), sizeof(model::Parameters)};
}

// Outcomes.

std::string better(double sign) {
  return sign < 0 ? "less" : sign > 0 ? "more" : "-";
}

std::string axis_labels(const outcomes::Axis& axis) {
  std::vector<std::string> texts;
  if (axis.labels.empty())
    for (const double value : axis.values) texts.push_back(number(value));
  else
    texts = axis.labels;
  constexpr std::size_t most = 12;
  if (texts.size() <= most) return joined(texts, ", ");
  return texts.front() + ", " + texts[1] + " ... " + texts.back() + " (" + std::to_string(texts.size()) + ')';
}

std::string outcomes_document(const scenario::RunSettings& settings) {
  const outcomes::Layout layout = observation::layout({settings.start, settings.report_from, settings.end});
  std::string text =
      "# Outcomes\n\nEverything that a run reports, each defined once in `sim/observation/catalogue.cpp`, "
      "where results "
      "files, exports, comparisons and this page take their words. `nrmsim compare --outcome NAME` shows "
      "one.\n\n"
      "- **statistic**: counts and sums add up over periods; means, quantiles, shares, probabilities and "
      "levels do "
      "not, and are averaged over periods where a comparison needs one number.\n"
      "- **scale**: `full` is divided by the scale of the run, so that it speaks of the whole country; "
      "`distorted` "
      "cannot be trusted when the scale is not 1, and is marked wherever it is shown.\n"
      "- **better**: which direction is better; `-` where neither is. Headline outcomes are in bold.\n"
      "- The *cohort* is everybody first referred from the day `simulation.cohort_from` on.\n"
      "- Subgroups of fewer than ten people in the baseline (of ten synthetic people at a scale below 1) are "
      "not shown by `compare` and are marked by "
      "`export`.\n\n";
  text += head({"outcome", "what", "definition", "unit", "statistic", "by", "scale", "better"});
  for (const outcomes::Outcome& outcome : layout.outcomes) {
    std::vector<std::string> axes;
    for (const std::uint32_t axis : outcome.axes) axes.push_back(layout.axes[axis].name);
    std::vector<std::string> scale;
    if (outcome.full_scale) scale.push_back("full");
    if (outcome.distorted_by_scale) scale.push_back("distorted");
    const std::string name = code(outcome.name);
    text +=
        row({outcome.headline ? "**" + name + "**" : name, cell(outcome.long_name), cell(outcome.definition),
             outcome.unit, std::string(outcomes::statistic_name(outcome.statistic)), cell(joined(axes, ", ")),
             cell(joined(scale, ", ")), better(outcome.better)});
  }
  text += "\n## Axes\n\n" + head({"axis", "what", "unit", "labels or values"});
  for (const outcomes::Axis& axis : layout.axes)
    text += row({code(axis.name), cell(axis.long_name), cell(axis.unit), cell(axis_labels(axis))});
  text += "\nA replication of the shipped period has " + std::to_string(layout.total_cells()) + " numbers, " +
          number(static_cast<double>(layout.total_cells() * sizeof(outcomes::Cell)) / 1024) + " KiB.\n";
  return text;
}

// Parameters.

/// "capacity: reasonable_grounds, conclusive_grounds; budget: foster" of a choice among words.
std::string choices_of(const scenario::ExplainedParameter& p) {
  std::vector<std::string> parts;
  for (std::size_t word = 0; word < p.words.size(); ++word) {
    std::vector<std::string> labels;
    for (const scenario::ExplainedCell& one : p.cells)
      if (one.value == static_cast<double>(word))
        labels.push_back(one.path.size() > p.path.size() ? one.path.substr(p.path.size() + 1) : "chosen");
    if (!labels.empty()) parts.push_back(std::string(p.words[word]) + ": " + joined(labels, ", "));
  }
  return joined(parts, "; ");
}

std::string values_of(const scenario::ExplainedParameter& p) {
  if (!p.words.empty()) return choices_of(p);
  std::size_t changes = 0;
  double low = p.cells.front().value;
  double high = low;
  for (const scenario::ExplainedCell& one : p.cells) {
    changes = std::max(changes, one.history.size());
    low = std::min(low, one.value);
    high = std::max(high, one.value);
  }
  std::string text;
  constexpr std::size_t most = 6;
  if (low == high) {
    text = number(low) + (p.cells.size() > 1 ? " (all " + std::to_string(p.cells.size()) + ")" : "");
  } else if (p.cells.size() <= most) {
    std::vector<std::string> parts;
    for (const scenario::ExplainedCell& one : p.cells)
      parts.push_back(one.path.substr(p.path.size() + 1) + ' ' + number(one.value));
    text = joined(parts, "; ");
  } else {
    text = number(low) + " to " + number(high) + " (" + std::to_string(p.cells.size()) + " cells)";
  }
  if (changes > 0) text += "; then " + std::to_string(changes) + " dated changes";
  return text;
}

const core::ParameterRow& declared(const std::string& path) {
  const std::string concept_name = path.substr(0, path.find('.'));
  for (const core::ParameterGroup& group : model::parameter_groups())
    if (group.name == concept_name)
      for (const core::ParameterRow& one : group.rows)
        if (one.name == path.substr(path.find('.') + 1)) return one;
  throw std::logic_error("no declaration of " + path);
}

std::string range_of(const std::string& path) {
  const core::ParameterRow& one = declared(path);
  if (!one.words.empty()) return joined({one.words.begin(), one.words.end()}, ", ");
  const std::string top = one.maximum > 1e300 ? "no limit" : number(one.maximum);
  return number(one.minimum) + " to " + top;
}

std::string prior_of(const scenario::ExplainedParameter& p) {
  if (!p.prior.empty()) return p.prior;
  if (const Reason* reason = find_reason(without_prior, p.path)) return "none: " + std::string(reason->why);
  if (p.unit == "flag" || p.unit == "choice") return "none: a rule, not a quantity";
  return "none: see the note";
}

std::string parameter_row(const scenario::ExplainedParameter& p) {
  std::string unit = p.unit;
  if (p.price_year) unit += " (" + std::to_string(*p.price_year) + ')';
  return row({code(p.path) + "<br>" + cell(p.meaning), cell(unit), cell(values_of(p)), range_of(p.path),
              cell(prior_of(p)), p.evidence, cell(p.source), cell(p.note)});
}

const std::vector<std::string> parameter_columns{"parameter", "unit",  "value",  "possible",
                                                 "prior",     "grade", "source", "note"};

bool is_unmeasured_effect(const scenario::ExplainedParameter& p) {
  return p.unit == "ratio" && p.evidence == "assumption";
}

std::string grades(const std::vector<scenario::ExplainedParameter>& all) {
  std::map<std::string, std::pair<int, int>> by_grade;
  for (const auto& p : all) {
    ++by_grade[p.evidence].first;
    by_grade[p.evidence].second += p.prior.empty() ? 0 : 1;
  }
  std::string text = head({"grade", "parameters", "share", "of them uncertain in a run"});
  for (const char* grade : {"official", "foi", "charity", "peer-reviewed", "assumption"}) {
    const auto [n, uncertain] = by_grade[grade];
    const double share = 100.0 * n / static_cast<double>(all.size());
    text += row({grade, std::to_string(n), number(std::round(share)) + "%", std::to_string(uncertain)});
  }
  return text;
}

std::string parameters_document(const scenario::Scenario& baseline) {
  const auto all = baseline.explain();
  std::string text =
      "# Parameters\n\nEvery parameter of the model as the baseline has it: what it means, its central value "
      "on the start "
      "date, what values are possible at all, its prior, the grade of its evidence, its source. The values "
      "stand in "
      "`scenarios/evidence/`; `nrmsim explain scenarios/baseline.yaml PATH` shows one with every cell and "
      "date. A prior "
      "of a factor multiplies all cells and dates.\n\n## Grades\n\n" +
      grades(all) +
      "\nA parameter at grade `assumption` may still lean on published figures; its source says on which.\n\n"
      "## Effects that nobody has measured\n\nThese decide what reforms do, and have no evidence on their "
      "size. Their "
      "priors lie on both sides of no effect (1), so that a reform that works through them comes out as "
      "unknown.\n\n" +
      head(parameter_columns);
  for (const auto& p : all)
    if (is_unmeasured_effect(p) && !find_reason(takes_a_side, p.path)) text += parameter_row(p);
  text += "\nRatios whose central value or prior takes a side, and why:\n\n" + head({"parameter", "reason"});
  for (const Reason& reason : takes_a_side) text += row({code(reason.parameter), cell(reason.why)});
  std::string concept_name;
  for (const auto& p : all) {
    const std::string next = p.path.substr(0, p.path.find('.'));
    if (next != concept_name) text += "\n## " + next + "\n\n" + head(parameter_columns);
    concept_name = next;
    text += parameter_row(p);
  }
  return text;
}

// Policies.

/// Position of a policy among the files: the file where it is written.
std::string file_of(const scenario::ExplainedPolicy& policy) {
  return fs::path(policy.place.file).filename().string();
}

std::string policy_rows(const fs::path& file) {
  const scenario::Scenario loaded = scenario::load(file, declarations());
  const std::string name = file.filename().string();
  const std::string link =
      "[" + loaded.name() + "](../scenarios/" + file.parent_path().filename().string() + "/" + name + ")";
  std::vector<std::string> mechanisms, changes, sources, unknowns;
  std::set<std::string> taken_over;
  for (const scenario::ExplainedPolicy& policy : loaded.explain_policies()) {
    if (file_of(policy) != name) {
      taken_over.insert("as " + fs::path(file_of(policy)).stem().string());
      continue;
    }
    mechanisms.push_back(cell(policy.mechanism));
    for (const std::string& change : policy.changes) changes.push_back(cell(change));
    sources.push_back(cell(policy.source));
    unknowns.push_back(cell(policy.unknown));
  }
  const std::string others = joined({taken_over.begin(), taken_over.end()}, "; ");
  if (!others.empty()) changes.push_back(others);
  return row({link, cell(loaded.title()), cell(joined(mechanisms, "<br>")), cell(joined(changes, "<br>")),
              cell(joined(sources, "<br>")), cell(joined(unknowns, "<br>"))});
}

std::string table_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string text = head(
      {"file", "title", "by which mechanism", "what it changes", "source", "what is not known about it"});
  for (const fs::path& file : files) text += policy_rows(file);
  return text;
}

std::string policies_document(const fs::path& scenarios) {
  return "# Policies\n\nEvery reform and every view of the future that comes with the program: on which "
         "mechanism it "
         "acts, which parameters it changes and from when, where it comes from, and what is not known about "
         "its "
         "effect. Combine several with `extends` (see `scenarios/README.md`).\n\n## Reforms\n\n" +
         table_of(scenarios / "reforms") +
         "\n## Switches\n\nNot policies: other views of an unknown future. Show a headline under each.\n\n" +
         table_of(scenarios / "switches");
}

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int write_or_check(const fs::path& scenarios, const fs::path& docs, bool check) {
  const scenario::Scenario baseline = scenario::load(scenarios / "baseline.yaml", declarations());
  const std::map<std::string, std::string> documents{{"outcomes.md", outcomes_document(baseline.settings())},
                                                     {"parameters.md", parameters_document(baseline)},
                                                     {"policies.md", policies_document(scenarios)}};
  int stale = 0;
  for (const auto& [name, text] : documents) {
    const std::string whole = written_by + text;
    if (!check) {
      std::ofstream(docs / name, std::ios::binary) << whole;
    } else if (contents(docs / name) != whole) {
      std::cerr << "docs/" << name
                << " is not what the program and the scenario files give; run docs/generate.sh\n";
      stale = 1;
    }
  }
  return stale;
}

}  // namespace
}  // namespace nrmsim

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() < 2) {
    std::cerr << "document_tables SCENARIOS DOCS [--check]\n";
    return 2;
  }
  try {
    return nrmsim::write_or_check(words[0], words[1], words.size() > 2 && words[2] == "--check");
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
