// Repeat referrals: what the statistics record beside what happened.

#include "analysis/report/sections.hpp"
#include "analysis/report/series.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

using comparison::Row;

struct Counted {
  const char* outcome;
  const char* name;
};
constexpr Counted recorded{"repeat_referrals", "Recorded as not first"};
constexpr Counted in_truth{"true_repeat_referrals", "After being exploited again"};

Chart over_years(const Facts& facts) {
  Chart chart;
  chart.id = "repeats-time";
  chart.drawing = Drawing::lines;
  chart.title = "Repeat referrals a year under the baseline";
  chart.summary =
      "Referrals that the statistics recognise as not the person's first, beside referrals that follow "
      "exploitation after the first referral, recognised or not. Some referrals are both.";
  chart.axis = "Referrals a year";
  chart.columns = {
      {"time", "Year"}, {"series", "What is counted"}, {"low", "Low"}, {"high", "High"}, {"mean", "Mean"}};
  for (const Counted& counted : {recorded, in_truth}) {
    for (const Row& row : facts.values(facts.baseline(), counted.outcome, "year", "all"))
      chart.rows.push_back(
          {row.period, std::string(counted.name), low_of(row), high_of(row), or_nan(row.value)});
  }
  return chart;
}

Chart changes(const Facts& facts) {
  Chart chart;
  chart.id = "repeats-change";
  chart.title = "What each reform changes of both";
  chart.summary =
      "Change from the baseline. A reform can lower what happens and raise what is recorded, because more "
      "people come forward or more are recognised.";
  chart.is_difference = true;
  chart.columns = {{"name", "Reform"}, {"series", "What is counted"}, {"low", "Low"}, {"high", "High"},
                   {"mean", "Mean"},   {"baseline", "Baseline", true}};
  for (const Counted& counted : {recorded, in_truth}) {
    for (const Row& row : facts.differences(counted.outcome)) {
      chart.axis = "Change in referrals" + (row.period.empty() ? "" : ", " + period_words(row.period));
      chart.rows.push_back({facts.label(row.scenario), std::string(counted.name), low_of(row), high_of(row),
                            or_nan(row.difference), or_nan(row.baseline_value)});
    }
  }
  return chart;
}

}  // namespace

void add_repeats(Page& page, const Facts& facts) {
  page.begin("repeats", "Repeat referrals: recorded and true");
  page.paragraph(
      "A repeat referral is what is recorded; re-exploitation is what happens to people. A second "
      "referral may concern the same exploitation as the first, and exploitation that is never found "
      "leads to no referral. Neither number stands for the other.");
  if (facts.has(recorded.outcome) && facts.has(in_truth.outcome)) {
    page.figure(over_years(facts));
    if (facts.compares()) page.figure(changes(facts));
    if (facts.has("referrals_by_kind")) page.figure(by_category(facts, "referrals_by_kind", "kind"));
  } else {
    page.paragraph("This file does not count both.", "missing");
  }
  page.end();
}

}  // namespace nrmsim::report
