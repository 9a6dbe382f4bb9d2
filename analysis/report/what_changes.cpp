#include "analysis/report/what_changes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "analysis/comparison/number_text.hpp"
#include "analysis/report/changes.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

/// A policy may set a number for every region and kind; nobody reads hundreds in a page.
constexpr std::size_t most_lines = 12;

/// A large whole number with commas; anything else as it stands.
std::string readable_number(const std::string& text) {
  constexpr double large = 10'000, last_exact = 1e15;
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  const bool is_whole = end == text.c_str() + text.size() && number == std::floor(number);
  return is_whole && number >= large && number < last_exact ? comparison::rounded(number, {}) : text;
}

/// "£12,000 a year", "1 place"; a share or a choice as it stands.
std::string with_unit(const std::string& number, const std::string& unit) {
  struct Words {
    std::string_view unit, before, after_one, after;
  };
  constexpr std::array<Words, 10> all{{{"GBP", "£", "", ""},
                                       {"GBP/year", "£", " a year", " a year"},
                                       {"GBP/d", "£", " a day", " a day"},
                                       {"d", "", " day", " days"},
                                       {"1/year", "", " a year", " a year"},
                                       {"people", "", " person", " people"},
                                       {"people/d", "", " person a day", " people a day"},
                                       {"places", "", " place", " places"},
                                       {"staff", "", " decision maker", " decision makers"},
                                       {"years", "", " year", " years"}}};
  const auto* const words =
      std::find_if(all.begin(), all.end(), [&](const Words& one) { return one.unit == unit; });
  if (words == all.end()) return readable_number(number);
  return std::string(words->before) + readable_number(number) +
         std::string(number == "1" ? words->after_one : words->after);
}

/// "£12,000 a year instead of £10,000 a year", "times 1.2 (100 places before)", "0.4 instead of 0.3 (central
/// value)".
std::string amount_of(const Change& change) {
  const bool is_known = !change.before.empty();
  const std::string before = with_unit(change.before, change.unit);
  const std::string central = change.before_is_central ? "central value " : "";
  const std::string in_brackets = is_known ? " (" + central + before + " before)" : "";
  if (change.operation == "times") return "times " + change.number + in_brackets;
  const bool takes_away = change.operation == "plus" && change.number.starts_with('-');
  const std::string amount = with_unit(takes_away ? change.number.substr(1) : change.number, change.unit);
  if (change.operation == "plus") return (takes_away ? "minus " : "plus ") + amount + in_brackets;
  if (is_known && change.before == change.number && !change.before_is_central) return amount + " as before";
  return amount + (is_known ? " instead of " + before + (central.empty() ? "" : " (central value)") : "");
}

void add_change(Html& html, const Change& change) {
  const std::string prices = change.price_year.empty() ? "" : ", in prices of " + change.price_year;
  html.open("li")
      .leaf("code", change.parameter)
      .text(": " + amount_of(change) + prices + ", from " + change.from);
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
