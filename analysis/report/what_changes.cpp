#include "analysis/report/what_changes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "analysis/report/changes.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

/// A policy may set a number for every region and kind; nobody reads hundreds in a page.
constexpr std::size_t most_lines = 12;

/// "£12,000 a year", "plus 10 places"; a factor, a share or a choice as it stands.
std::string amount_of(const Change& change) {
  struct Words {
    std::string_view unit, before, after;
  };
  constexpr std::array<Words, 8> all{{{"GBP", "£", ""},
                                      {"GBP/year", "£", " a year"},
                                      {"GBP/d", "£", " a day"},
                                      {"d", "", " days"},
                                      {"1/year", "", " a year"},
                                      {"people/d", "", " people a day"},
                                      {"places", "", " places"},
                                      {"years", "", " years"}}};
  const std::size_t number = change.what.find_last_of(' ') + 1;
  const auto* const words =
      std::find_if(all.begin(), all.end(), [&](const Words& one) { return one.unit == change.unit; });
  if (words == all.end() || change.what.starts_with("times ")) return change.what;
  return change.what.substr(0, number).append(words->before).append(change.what, number).append(words->after);
}

void add_change(Html& html, const Change& change) {
  html.open("li").leaf("code", change.parameter).text(": " + amount_of(change) + ", from " + change.from);
  if (!change.until.empty()) html.text(" until " + change.until);
  html.close();
}

void add_sentence(Page& page, const std::string& before, const std::string& text) {
  if (text.empty()) return;
  page.html.open("p").leaf("strong", before).text(" " + text).close();
}

void add_policy(Page& page, const Policy& policy) {
  page.html.leaf("h4", policy.title).open("ul");
  const std::size_t shown = std::min(policy.changes.size(), most_lines);
  for (std::size_t i = 0; i < shown; ++i) add_change(page.html, policy.changes[i]);
  if (shown < policy.changes.size())
    page.html.leaf("li", "and " + counted(policy.changes.size() - shown, "more number", "more numbers"));
  page.html.close();
  add_sentence(page, "How it is meant to work:", policy.mechanism);
  add_sentence(page, "What is not known:", policy.unknown);
}

void add_list(Page& page, const std::string& before, const std::vector<std::string>& names,
              const char* element = "code") {
  if (names.empty()) return;
  page.html.open("p").text(before);
  const std::size_t shown = std::min(names.size(), most_lines);
  for (std::size_t i = 0; i < shown; ++i) page.html.text(i == 0 ? " " : ", ").leaf(element, names[i]);
  page.html.text(shown < names.size() ? ", and " + counted(names.size() - shown, "other", "others") + "."
                                      : ".");
  page.html.close();
}

}  // namespace

void add_changes(Page& page, const Facts& facts, std::size_t scenario) {
  const auto& scenarios = facts.batch().scenarios;
  const auto changes =
      changes_of(scenarios[scenario].resolved_yaml, scenarios[facts.baseline()].resolved_yaml);
  if (!changes) return;
  if (changes->policies.empty() && changes->without.empty() && changes->parameters.empty() &&
      changes->others.empty())
    return;
  page.html.open("details", {{"class", "changes"}}).leaf("summary", "What it changes in the model");
  for (const Policy& policy : changes->policies) add_policy(page, policy);
  add_list(page, "Without what the baseline has:", changes->without, "span");
  add_list(page, "Other numbers than under the baseline, without any policy:", changes->parameters);
  add_list(page, "Other parts of the scenario that differ:", changes->others);
  page.paragraph("All numbers of a scenario, with units, sources and grades: 'nrmsim explain SCENARIO.yaml'.",
                 "note");
  page.html.close();
}

}  // namespace nrmsim::report
