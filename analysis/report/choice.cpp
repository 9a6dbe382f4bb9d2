#include "analysis/report/choice.hpp"

#include <fmt/format.h>

namespace nrmsim::report {
namespace {

std::set<std::string> later(const Facts& facts) {
  std::set<std::string> labels;
  const std::vector<std::size_t> reforms = facts.reforms();
  for (std::size_t i = most_reforms; i < reforms.size(); ++i) labels.insert(facts.label(reforms[i]));
  return labels;
}

void add_box(Html& html, const std::string& label, bool is_checked) {
  Attributes attributes{{"type", "checkbox"}, {"name", "reform"}, {"value", label}};
  if (is_checked) attributes.push_back({"checked", ""});
  html.open("label").empty("input", attributes).leaf("span", label).close();
}

}  // namespace

bool has_choice(const Facts& facts) {
  return facts.reforms().size() > most_reforms;
}

std::vector<std::size_t> baseline_first(const Facts& facts) {
  std::vector<std::size_t> all{facts.baseline()};
  for (const std::size_t reform : facts.reforms()) all.push_back(reform);
  return all;
}

void follow_choice(Chart& chart, const Facts& facts, const std::string& column) {
  if (!has_choice(facts)) return;
  chart.choice = column;
  chart.later = later(facts);
}

void follow_choice_of(Chart& chart, const Facts& facts, std::size_t reform) {
  if (!has_choice(facts)) return;
  chart.reform = facts.label(reform);
  chart.later = later(facts);
}

void add_choice(Page& page, const Facts& facts) {
  if (!has_choice(facts)) return;
  const std::vector<std::size_t> reforms = facts.reforms();
  page.paragraph(
      fmt::format("Everything above shows all {} reforms. The charts and tables from here on show up to "
                  "{} at a time, so that they can be told apart; at first, and without scripts, the first {} "
                  "of the file. 'nrmsim compare' and 'nrmsim export' give all at once.",
                  reforms.size(), most_reforms, most_reforms),
      "note divider");
  Html& html = page.html;
  html.open("form", {{"class", "choice"},
                     {"id", "choice"},
                     {"hidden", ""},
                     {"autocomplete", "off"},
                     {"aria-label", "Reforms to show"}});
  html.open("details").leaf("summary", "Choose reforms", {{"id", "chosen"}});
  html.open("fieldset").leaf("legend", fmt::format("Up to {} of {} reforms", most_reforms, reforms.size()));
  for (std::size_t i = 0; i < reforms.size(); ++i) add_box(html, facts.label(reforms[i]), i < most_reforms);
  html.close().close();
  html.leaf("button", fmt::format("Next {}", most_reforms), {{"type", "button"}, {"id", "next-reforms"}});
  html.close();
}

}  // namespace nrmsim::report
