// Distributions: a dot for each draw of what is not known.

#include <algorithm>

#include "analysis/comparison/words.hpp"
#include "analysis/report/choice.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"
#include "analysis/statistics/quantile.hpp"

namespace nrmsim::report {
namespace {

using comparison::Row;

/// So many dots can be told apart; more values are shown as that many quantiles.
constexpr std::size_t most_dots = 100;
/// Of each reform where there are more than a page can show in full.
constexpr std::size_t most_dots_of_many = 40;
constexpr std::size_t many_reforms = 8;
constexpr std::size_t longest_table = 250;

std::size_t dots_in(const Facts& facts) {
  return facts.batch().scenarios.size() > many_reforms ? most_dots_of_many : most_dots;
}

std::vector<double> dots_of(const std::vector<double>& values, std::size_t most) {
  std::vector<double> dots = values;
  std::sort(dots.begin(), dots.end());
  if (dots.size() <= most) return dots;
  std::vector<double> quantiles;
  for (std::size_t i = 0; i < most; ++i)
    quantiles.push_back(
        statistics::quantile(dots, (static_cast<double>(i) + 0.5) / static_cast<double>(most)));
  return quantiles;
}

std::string summary_of(const Facts& facts) {
  const auto& compared = facts.headline();
  const std::size_t values = compared.draws > 1 ? compared.draws : compared.replications;
  const std::string what = compared.draws > 1 ? "draw" : "run of chance";
  if (values > dots_in(facts))
    return "Each dot stands for one in " + std::to_string(dots_in(facts)) + " of the " +
           std::to_string(values) + (compared.draws > 1 ? " draws." : " runs of chance.");
  return "Each dot is one " + what + ".";
}

Chart chart_of(const Facts& facts, const outcomes::Outcome& outcome) {
  const bool compares = facts.compares();
  Chart chart;
  chart.id = "spread-" + outcome.name;
  chart.drawing = Drawing::dots;
  chart.title = capitalised(outcome.long_name);
  chart.summary = summary_of(facts);
  chart.axis = compares ? "Change in " + outcome.long_name : capitalised(outcome.long_name);
  chart.better = compares ? outcome.better : 0;
  chart.is_difference = compares;
  chart.digits = 12;
  follow_choice(chart, facts, "facet");
  chart.columns = {{"facet", compares ? "Reform" : "Scenario"}, {"value", compares ? "Change" : "Value"}};
  for (const Row& row : facts.headline().rows) {
    if (row.outcome != outcome.name) continue;
    chart.kind = kind_of(row.unit, row.statistic);
    const std::string group = comparison::group_text(row.group);
    for (const double value : dots_of(row.spread, dots_in(facts)))
      chart.rows.push_back({facts.label(row.scenario) + (group.empty() ? "" : ", " + group), value});
  }
  if (chart.rows.size() > longest_table) {
    chart.about_table = "Too many values for a table on this page; the CSV file has them";
    chart.in_table = [](const ChartRow&) { return false; };
  }
  return chart;
}

}  // namespace

void add_spread(Page& page, const Facts& facts) {
  page.begin("spread", "How the results spread");
  page.paragraph(std::string("A mean hides how different the answers are that the same evidence allows.") +
                 (facts.compares()
                      ? " Where the dots lie on both sides of no change, some of what is plausible says "
                        "that a reform helps and some that it harms."
                      : ""));
  for (const outcomes::Outcome& outcome : facts.batch().layout.outcomes)
    if (outcome.headline) page.figure(chart_of(facts, outcome));
  page.end();
}

}  // namespace nrmsim::report
