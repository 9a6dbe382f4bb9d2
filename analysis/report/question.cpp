// What is asked: which reforms, against what, over which years.

#include <algorithm>

#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

std::string period_of_headlines(const Facts& facts) {
  for (const comparison::Row& row : facts.headline().rows)
    if (!row.period.empty()) return " from " + period_words(row.period);
  return "";
}

void add_scenario(Page& page, const Facts& facts, std::size_t scenario) {
  const results::ScenarioRecord& record = facts.batch().scenarios[scenario];
  page.html.open("li").leaf("strong", facts.label(scenario)).text(" ");
  if (facts.label(scenario) != record.name) page.html.leaf("code", record.name);
  if (!record.description.empty()) page.html.text(": " + record.description);
  page.html.close();
}

}  // namespace

void add_question(Page& page, const Facts& facts) {
  page.begin("question", "The question");
  const std::size_t count = facts.reforms().size();
  if (facts.compares()) {
    page.paragraph(
        "What would " + (count == 1 ? "this reform" : "each of these " + std::to_string(count) + " reforms") +
            " change for people found in modern slavery in the United Kingdom" + period_of_headlines(facts) +
            ", compared with “" + facts.label(facts.baseline()) + "”, and how sure is that?",
        "lead");
  } else {
    page.paragraph("What does the model say about people found in modern slavery in the United Kingdom" +
                       period_of_headlines(facts) + " under “" + facts.label(0) +
                       "”? There is one scenario in the file, so nothing is compared.",
                   "lead");
  }
  page.html.open("ul");
  for (const std::size_t scenario : facts.reforms()) add_scenario(page, facts, scenario);
  add_scenario(page, facts, facts.baseline());
  page.html.close();
  page.paragraph(
      "All scenarios use the same synthetic people and the same luck, so what differs between them is "
      "what the reform changes. No person in the model is real.");
  page.end();
}

}  // namespace nrmsim::report
