// Services: waits, coverage, occupancy.

#include <array>

#include "analysis/report/sections.hpp"
#include "analysis/report/series.hpp"

namespace nrmsim::report {

void add_services(Page& page, const Facts& facts) {
  page.begin("services", "Services");
  constexpr std::array outcomes{"service_wait_mean", "service_coverage", "service_occupancy"};
  bool any = false;
  for (const char* outcome : outcomes) {
    if (!facts.has(outcome)) continue;
    if (!any) {
      page.paragraph(
          "Averages over the years shown in the answer, with intervals. A wait is given only for services "
          "that somebody got.");
    }
    page.figure(by_category(facts, outcome, "service"));
    any = true;
  }
  if (!any) page.paragraph("This file holds nothing about services.", "missing");
  page.end();
}

}  // namespace nrmsim::report
