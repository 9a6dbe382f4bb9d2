// Costs: who pays more or less, and for what.

#include "analysis/report/changes.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/series.hpp"

namespace nrmsim::report {

void add_costs(Page& page, const Facts& facts) {
  page.begin("costs", "Costs by payer");
  if (!facts.has("cost_by_payer")) {
    page.paragraph("This file holds no costs by payer.", "missing");
  } else {
    const std::string year = price_year_of_costs(facts.batch().scenarios[facts.baseline()].resolved_yaml);
    page.paragraph("Undiscounted, in pounds of " +
                   (year.empty() ? "the price year of the unit costs" : year) +
                   ". The harm of exploitation is no cost of "
                   "services and is not in here.");
    if (facts.compares()) {
      page.figure(changes_by_category(facts, "cost_by_payer", "payer"));
      if (facts.has("cost_by_item")) page.figure(changes_by_category(facts, "cost_by_item", "item"));
    }
    page.figure(by_category(facts, "cost_by_payer", "payer"));
  }
  page.end();
}

}  // namespace nrmsim::report
