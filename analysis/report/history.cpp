// Backlogs, missing people and decisions over time, with published figures laid over the history.

#include <array>

#include "analysis/report/sections.hpp"
#include "analysis/report/series.hpp"

namespace nrmsim::report {
namespace {

constexpr std::array by_month{"cg_backlog", "rg_backlog", "monthly_missing_episodes", "people_missing_now"};
constexpr std::array waits_by_year{"cg_wait_mean", "cg_wait_median"};
constexpr std::array shares_by_year{"share_not_first", "looked_after_share_missing"};
/// What the model's history was set from; compared all the same, so that a fault would show.
constexpr std::array set_from_figures{"referrals", "rg_decisions", "cg_decisions", "rg_positive_share",
                                      "cg_positive_share"};

void add(Page& page, const Facts& facts, const char* outcome, const char* axis) {
  if (facts.has(outcome)) page.figure(over_time(facts, outcome, axis));
}

}  // namespace

void add_history(Page& page, const Facts& facts) {
  page.begin("history", "Backlogs and missing people, beside published figures");
  page.paragraph(
      "Lines are means, the band is the baseline's interval. All scenarios share their history until a "
      "policy begins, so a reform's line begins where it first differs. "
      "Diamonds are published figures; hover over one, or open the table, for its source. Those of the "
      "backlog "
      "were used for fitting.");
  if (facts.published().empty())
    page.paragraph("The table of published figures was not found, so none are shown.", "missing");
  const std::size_t before = page.charts().size();
  for (const char* outcome : by_month) add(page, facts, outcome, "month");
  page.html.leaf("h3", "Waits by year", {{"class", "divider"}});
  page.paragraph(
      "They arise in the model, and the fit did not use these figures; but how many cases are set aside, and "
      "for how long, was set roughly by hand with them in view.");
  for (const char* outcome : waits_by_year) add(page, facts, outcome, "year");
  page.html.leaf("h3", "Shares by year", {{"class", "divider"}});
  page.paragraph(
      "They arise in the model, but these figures were used for fitting: agreement is weak evidence.");
  for (const char* outcome : shares_by_year) add(page, facts, outcome, "year");
  page.html.leaf("h3", "What the history was set from", {{"class", "divider"}});
  page.paragraph(
      "Inflow, staff and shares of positive decisions were set from these figures, so agreement is no "
      "evidence for the "
      "model.");
  for (const char* outcome : set_from_figures) add(page, facts, outcome, "year");
  if (page.charts().size() == before) page.paragraph("This file holds no such series.", "missing");
  page.end();
}

}  // namespace nrmsim::report
