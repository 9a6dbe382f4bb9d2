// Paired effects of each reform on each headline outcome.

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "analysis/comparison/words.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

using comparison::Row;

/// How a row is called beside others of its outcome.
std::string name_in_chart(const Facts& facts, const Row& row) {
  const std::string group = comparison::group_text(row.group);
  return facts.label(row.scenario) + (group.empty() ? "" : ", " + readable(group));
}

std::string summary_of(const Facts& facts, const std::vector<const Row*>& rows) {
  const auto known =
      std::count_if(rows.begin(), rows.end(), [](const Row* row) { return row->interval.has_value(); });
  if (known == 0)
    return "Change from the baseline; the dot is the mean of what was run, too little for an interval.";
  const auto settled = std::count_if(rows.begin(), rows.end(), [](const Row* row) {
    return row->interval && (row->interval->low > 0 || row->interval->high < 0);
  });
  return fmt::format(
      "Change from the baseline: the {} interval, and a dot for the mean. {} of {} intervals lie on one "
      "side of no change.",
      comparison::level_text(facts.headline().level), settled, known);
}

Chart chart_of(const Facts& facts, const outcomes::Outcome& outcome) {
  std::vector<const Row*> rows;
  for (const Row& row : facts.headline().rows)
    if (row.outcome == outcome.name) rows.push_back(&row);
  Chart chart;
  chart.id = "effect-" + outcome.name;
  chart.drawing = Drawing::intervals;
  chart.title = capitalised(outcome.long_name);
  chart.summary = summary_of(facts, rows);
  chart.better = outcome.better;
  chart.is_difference = true;
  chart.digits = std::numeric_limits<double>::max_digits10;
  chart.columns = {{"name", "Reform"},
                   {"low", "Low"},
                   {"high", "High"},
                   {"mean", "Mean"},
                   {"baseline", "Baseline", true},
                   {"chance_better", "Better in (share of draws)"}};
  for (const Row* row : rows) {
    chart.kind = kind_of(row->unit, row->statistic);
    chart.axis =
        "Change in " + outcome.long_name + (row->period.empty() ? "" : ", " + period_words(row->period));
    chart.rows.push_back({name_in_chart(facts, *row), low_of(*row), high_of(*row), or_nan(row->difference),
                          or_nan(row->baseline_value), chance_words(*row)});
  }
  return chart;
}

}  // namespace

void add_effects(Page& page, const Facts& facts) {
  page.begin("effects", "What each reform changes");
  if (!facts.compares()) {
    page.paragraph("There is one scenario in the file, so there are no effects to show.", "missing");
  } else {
    page.paragraph("Differences of the same synthetic people under two policies, with " +
                   comparison::level_text(facts.headline().level) +
                   " intervals. The shaded side is the better one.");
    for (const outcomes::Outcome& outcome : facts.batch().layout.outcomes)
      if (outcome.headline) page.figure(chart_of(facts, outcome));
  }
  page.end();
}

}  // namespace nrmsim::report
