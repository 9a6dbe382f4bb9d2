// The uncertain parameters with their grades.

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/comparison/number_text.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

using results::UncertainRecord;

/// From the least to the greatest value drawn, over all scenarios.
std::string drawn_range(const UncertainRecord& parameter) {
  double low = std::nan(""), high = std::nan("");
  for (const double value : parameter.values) {
    low = std::fmin(low, value);
    high = std::fmax(high, value);
  }
  const comparison::Rounding rounding =
      comparison::rounding_for(std::max(std::abs(low), std::abs(high)), (high - low) / 2);
  const std::string from = comparison::rounded(low, rounding);
  return low == high ? from : from + " to " + comparison::rounded(high, rounding);
}

void add_table(Page& page, const std::vector<UncertainRecord>& parameters) {
  page.html.open("div", {{"class", "scroll"},
                         {"role", "region"},
                         {"tabindex", "0"},
                         {"aria-label", "Table: uncertain parameters"}});
  page.html.open("table").leaf("caption", "Uncertain parameters").open("thead").open("tr");
  for (const char* heading : {"Parameter", "Meaning", "Grade", "Prior", "Values drawn", "Source"})
    page.html.leaf("th", heading, {{"scope", "col"}});
  page.html.close().close().open("tbody");
  for (const UncertainRecord& parameter : parameters) {
    page.html.open("tr").open("th", {{"scope", "row"}}).leaf("code", parameter.path).close();
    page.html.leaf("td",
                   parameter.long_name +
                       (parameter.unit.empty() || parameter.unit == "1" ? "" : " [" + parameter.unit + "]"));
    for (const std::string& text :
         {parameter.evidence, parameter.prior, drawn_range(parameter), parameter.source})
      page.html.leaf("td", text);
    page.html.close();
  }
  page.html.close().close().close();
}

}  // namespace

void add_parameters(Page& page, const Facts& facts) {
  const auto& parameters = facts.batch().uncertain;
  page.begin("parameters", "Parameters and their evidence");
  if (parameters.empty()) {
    page.paragraph(
        "This file has no uncertain parameters. 'nrmsim explain' shows all parameters of a scenario.",
        "missing");
  } else {
    std::map<std::string, std::size_t> grades;
    for (const UncertainRecord& parameter : parameters) ++grades[parameter.evidence];
    page.paragraph("Grades of the " +
                   counted(parameters.size(), "uncertain parameter", "uncertain parameters") + ":");
    page.html.open("dl", {{"class", "facts"}});
    for (const auto& [grade, count] : grades)
      page.fact(grade.empty() ? "not graded" : capitalised(readable(grade)), std::to_string(count));
    page.html.close();
    page.html.open("details", {{"class", "data"}})
        .leaf("summary", "Every uncertain parameter: meaning, grade, prior, source");
    add_table(page, parameters);
    page.html.close();
    page.paragraph("'nrmsim explain SCENARIO.yaml' shows the others, and where each value was set.");
  }
  page.end();
}

}  // namespace nrmsim::report
