// The answer: for each reform the interval first, then in how many draws it is better, then the mean.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/comparison/words.hpp"
#include "analysis/report/choice.hpp"
#include "analysis/report/glance.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/what_changes.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

using comparison::Row;
using Rows = std::vector<const Row*>;

Rows rows_of(const Facts& facts, std::size_t scenario) {
  Rows rows;
  for (const Row& row : facts.headline().rows)
    if (row.scenario == facts.batch().scenarios[scenario].name) rows.push_back(&row);
  return rows;
}

bool is_unchanged(const Facts& facts, const std::string& scenario) {
  const auto& unchanged = facts.headline().unchanged;
  return std::find(unchanged.begin(), unchanged.end(), scenario) != unchanged.end();
}

bool is_none(const Row& row) {
  return row.interval == statistics::Interval{0, 0};
}

/// "People exploited again: from 120 fewer to 80 more (95% interval)."
std::string finding_words(const Facts& facts, const Row& row) {
  const std::string name = capitalised(row.long_name) + (row.distorted ? "*" : "") + ": ";
  if (!row.interval) return name + mean_words(row) + " in what was run, which is too little for an interval.";
  return name + interval_words(row) + " (" + comparison::level_text(facts.headline().level) + " interval).";
}

/// ", the 3 in which this number is the same counting half", where there are such draws.
std::string ties_words(const Row& row, std::size_t pairs) {
  const auto same =
      static_cast<std::size_t>(std::lround(row.share_same.value_or(0) * static_cast<double>(pairs)));
  if (same == 0) return "";
  return fmt::format(", the {} in which this number is the same counting half",
                     same == 1 ? "one" : std::to_string(same));
}

/// A bar of the share of draws in which the reform does better; the number stands beside it as text.
void add_chance(Page& page, const Facts& facts, const Row& row) {
  if (!row.probability_better || !row.interval || is_none(row)) return;
  const auto& compared = facts.headline();
  const std::string draws = compared.draws > 1
                                ? counted(compared.draws, "draw", "draws") + " of what is not known"
                                : counted(compared.replications, "run of chance", "runs of chance");
  page.html.open("p", {{"class", "chance"}})
      .open("span", {{"class", "bar"}, {"aria-hidden", "true"}})
      .leaf("span", "", {{"style", fmt::format("width:{:.1f}%", 100 * *row.probability_better)}})
      .close()
      .open("span")
      .leaf("strong", "Better in " + chance_words(row))
      .text(" of " + draws + ties_words(row, compared.draws > 1 ? compared.draws : compared.replications) +
            ".")
      .close()
      .close();
}

std::string baseline_words(const Row& row) {
  if (!row.baseline_value) return "-";
  return Amount(kind_of(row.unit, row.statistic), std::abs(*row.baseline_value), 0)(*row.baseline_value);
}

/// What the reform is, as its file says.
void add_description(Page& page, const Facts& facts, std::size_t scenario) {
  const results::ScenarioRecord& record = facts.batch().scenarios[scenario];
  if (record.description.empty() && facts.label(scenario) == record.name) return;
  page.html.open("p", {{"class", "what"}}).text(record.description + (record.description.empty() ? "" : " "));
  if (facts.label(scenario) != record.name) page.html.leaf("code", record.name);
  page.html.close();
}

/// A whole sentence, with all that has to be said beside the numbers; and where they come from.
void add_quotation(Page& page, const Facts& facts, std::size_t scenario, const Row& row) {
  if (!row.interval) return;
  const auto& compared = facts.headline();
  const bool several = compared.draws > 1;
  const double scale = facts.batch().scale;
  const std::string country = scale == 1 ? "" : fmt::format(", in a country {:.3g} times as large", scale);
  page.paragraph(fmt::format(
      "To quote: “{}, compared with {}: {}, {}: {} ({} interval{}; a simulation that "
      "rests on assumptions, nrmsim {}, {}{}).”",
      facts.label(scenario), facts.label(facts.baseline()), row.long_name, period_words(row.period),
      interval_words(row), comparison::level_text(compared.level),
      several ? ", parameters and chance" : ", chance only", facts.batch().provenance.program_version,
      several ? counted(compared.draws, "draw", "draws") + " of what is not known"
              : counted(compared.replications, "run of chance", "runs of chance"),
      country));
  page.html.open("p", {{"class", "note"}})
      .text("Where it comes from: the outcome ")
      .leaf("code", row.outcome)
      .text(", ")
      .leaf("a", "every reform on it", {{"href", "#effects"}})
      .text(", ")
      .leaf("a", "what it rests on", {{"href", "#basis"}})
      .text(", ")
      .leaf("a", "the run", {{"href", "#provenance"}})
      .text("; on the command line ")
      .leaf("code", "nrmsim compare FILE.h5 --outcome " + row.outcome)
      .text(".")
      .close();
}

void add_reform(Page& page, const Facts& facts, std::size_t scenario) {
  const Row* row = main_row(rows_of(facts, scenario));
  page.html.open("article", {{"class", "answer"}}).leaf("h3", facts.label(scenario));
  add_description(page, facts, scenario);
  if (is_unchanged(facts, facts.batch().scenarios[scenario].name)) {
    page.paragraph("The same as the baseline in every run: what this reform changes never came into play.");
  } else if (row != nullptr) {
    page.html.open("p", {{"class", "finding"}}).leaf("strong", finding_words(facts, *row)).close();
    add_chance(page, facts, *row);
    page.paragraph(
        "On average " + mean_words(*row) +
        (row->baseline_value ? ", beside " + baseline_words(*row) + " under the baseline. " : ". ") +
        verdict(*row));
    if (const std::string skew = skew_words(*row); !skew.empty()) page.paragraph(skew);
    add_quotation(page, facts, scenario, *row);
  }
  add_changes(page, facts, scenario);
  page.html.close();
}

std::string name_of(const Row& row) {
  std::string name = capitalised(row.long_name);
  const std::string group = comparison::group_text(row.group);
  if (!group.empty()) name += ", " + readable(group);
  return row.distorted ? name + " *" : name;
}

struct Heading {
  std::string text;
  bool is_number;
};

std::vector<Heading> headings_of(const Facts& facts) {
  const std::string interval = comparison::level_text(facts.headline().level) + " interval";
  if (!facts.compares()) return {{"Outcome", false}, {interval, false}, {"Mean", false}};
  return {{"Outcome", false}, {interval, false}, {"Better in", true}, {"Mean", false}, {"Baseline", true}};
}

/// The roles say what the elements are, which browsers forget where a narrow page shows rows as blocks.
void add_row(Page& page, const std::vector<Heading>& headings, const std::vector<std::string>& cells) {
  page.html.open("tr", {{"role", "row"}});
  page.html.leaf("th", cells.front(), {{"scope", "row"}, {"role", "rowheader"}});
  for (std::size_t i = 1; i < cells.size(); ++i) {
    page.html.leaf("td", cells[i],
                   {{"role", "cell"},
                    {"class", headings[i].is_number ? "number" : ""},
                    {"data-label", headings[i].text}});
  }
  page.html.close();
}

void add_table(Page& page, const Facts& facts, std::size_t scenario) {
  const std::string& label = facts.label(scenario);
  const std::vector<Heading> headings = headings_of(facts);
  page.html.open(
      "div",
      {{"class", "scroll whole"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", "Table: " + label}});
  page.html.open("table", {{"class", "headline"}, {"role", "table"}}).leaf("caption", label);
  page.html.open("thead", {{"role", "rowgroup"}}).open("tr", {{"role", "row"}});
  for (const Heading& heading : headings) {
    page.html.leaf(
        "th", heading.text,
        {{"scope", "col"}, {"role", "columnheader"}, {"class", heading.is_number ? "number" : ""}});
  }
  page.html.close().close().open("tbody", {{"role", "rowgroup"}});
  for (const Row* row : rows_of(facts, scenario)) {
    std::vector<std::string> cells{name_of(*row), interval_words(*row), mean_words(*row)};
    if (facts.compares()) cells = {cells[0], cells[1], chance_words(*row), cells[2], baseline_words(*row)};
    add_row(page, headings, cells);
  }
  page.html.close().close().close();
}

/// The main rows of all reforms, as long as they are about one outcome.
Rows main_rows(const Facts& facts) {
  Rows rows;
  for (const std::size_t scenario : facts.reforms())
    if (const Row* row = main_row(rows_of(facts, scenario)); row != nullptr) rows.push_back(row);
  return rows;
}

/// One reform after another; each folded where there are many.
void add_reforms(Page& page, const Facts& facts) {
  page.html.leaf("h3", facts.reforms().size() == 1 ? "The reform, closer" : "Reform by reform",
                 {{"class", "divider"}});
  if (has_choice(facts))
    page.paragraph("Open one for what it changes, how sure that is, and all headline outcomes.");
  for (const std::size_t scenario : facts.reforms()) {
    if (has_choice(facts)) {
      page.html.open("details", {{"class", "reform"}}).leaf("summary", facts.label(scenario));
      add_reform(page, facts, scenario);
      add_table(page, facts, scenario);
      page.html.close();
    } else {
      add_reform(page, facts, scenario);
    }
  }
}

}  // namespace

void add_answer(Page& page, const Facts& facts) {
  page.begin("answer", "The answer, and how sure it is");
  if (facts.compares()) {
    add_glance(page, facts, main_rows(facts));
    add_reforms(page, facts);
    if (!has_choice(facts)) {
      page.html.leaf("h3", "All headline outcomes");
      page.paragraph(
          "Each reform compared with the baseline. “Fewer” and “less” are what the reform averts or saves.");
      for (const std::size_t scenario : facts.reforms()) add_table(page, facts, scenario);
    }
  } else {
    add_table(page, facts, 0);
  }
  const auto& rows = facts.headline().rows;
  if (std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.distorted; }))
    page.paragraph("* distorted by the scale at which this batch ran.", "note");
  page.end();
}

}  // namespace nrmsim::report
