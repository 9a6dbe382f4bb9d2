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

/// What today's rules, or the one scenario, are said to be.
void add_baseline(Page& page, const Facts& facts) {
  const results::ScenarioRecord& record = facts.batch().scenarios[facts.baseline()];
  page.html.open("p").leaf("strong", facts.label(facts.baseline())).text(" ");
  if (facts.label(facts.baseline()) != record.name) page.html.leaf("code", record.name);
  if (!record.description.empty()) page.html.text(": " + record.description);
  page.html.close();
}

}  // namespace

void add_question(Page& page, const Facts& facts) {
  page.begin("question", "The question");
  if (facts.compares()) {
    page.paragraph("In the United Kingdom" + period_of_headlines(facts) + ", compared with “" +
                       facts.label(facts.baseline()) +
                       "”. The interval is the answer: a mean without it would say more than is known.",
                   "lead");
  } else {
    page.paragraph("What does the model say about people found in modern slavery in the United Kingdom" +
                       period_of_headlines(facts) + " under “" + facts.label(0) +
                       "”? There is one scenario in the file, so nothing is compared.",
                   "lead");
  }
  page.end();
}

void add_scenarios(Page& page, const Facts& facts) {
  page.begin("scenarios", facts.compares() ? "What is compared" : "The scenario");
  add_baseline(page, facts);
  if (facts.compares()) {
    page.paragraph(
        "All scenarios use the same synthetic people and the same luck, so what differs between them is what "
        "the "
        "reform changes. No person in the model is real.");
  } else {
    page.paragraph("No person in the model is real.");
  }
  page.end();
}

}  // namespace nrmsim::report
