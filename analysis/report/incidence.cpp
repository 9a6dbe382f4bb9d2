// Cumulative incidence of re-exploitation since first referral.

#include <cmath>

#include "analysis/report/choice.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"
#include "sim/core/date.hpp"

namespace nrmsim::report {
namespace {

using comparison::Row;

constexpr const char* curve = "cumulative_incidence_curve";

/// The values of the axis in months; empty if the file has no such curve.
std::vector<double> months_of(const Facts& facts) {
  std::vector<double> months;
  const outcomes::Outcome* outcome = facts.find(curve);
  if (outcome == nullptr || outcome->axes.size() != 1) return months;
  for (const double days : facts.batch().layout.axes[outcome->axes.front()].values)
    months.push_back(days / (core::days_per_year / 12));
  return months;
}

bool is_half_year(const ChartRow& row) {
  return std::fmod(std::round(std::get<double>(row[1])), 6) == 0;
}

Chart begin(const std::string& id, const std::string& title, const std::string& summary) {
  Chart chart;
  chart.id = id;
  chart.drawing = Drawing::lines;
  chart.title = title;
  chart.summary = summary;
  chart.kind = Kind::percent;
  chart.better = -1;
  chart.by_scenario = true;
  chart.columns = {{"facet", "Reform"},    {"time", "Months since first referral", false, true},
                   {"series", "Scenario"}, {"low", "Low"},
                   {"high", "High"},       {"mean", "Mean"}};
  chart.in_table = is_half_year;
  chart.about_table = "Every six months; the CSV file has every month";
  return chart;
}

void add_curve(Chart& chart, const Facts& facts, const std::vector<double>& months, const std::string& facet,
               std::size_t scenario) {
  const std::vector<Row> rows = facts.values(scenario, curve);
  for (std::size_t i = 0; i < rows.size() && i < months.size(); ++i)
    chart.rows.push_back(
        {facet, months[i], facts.label(scenario), low_of(rows[i]), high_of(rows[i]), or_nan(rows[i].value)});
}

Chart curves(const Facts& facts, const std::vector<double>& months) {
  Chart chart = begin("incidence", "Chance of being exploited again by time since first referral",
                      facts.compares()
                          ? "Solid line and blue band: the reform; dashed line and grey band: the baseline. "
                            "Lines are means, bands intervals. Death and leaving the United Kingdom compete."
                          : "Line: mean; band: interval. Death and leaving the United Kingdom compete.");
  chart.axis = "Exploited again";
  if (months.empty()) return chart;
  if (!facts.compares()) add_curve(chart, facts, months, facts.label(0), 0);
  for (const std::size_t reform : facts.reforms()) {
    add_curve(chart, facts, months, facts.label(reform), facts.baseline());
    add_curve(chart, facts, months, facts.label(reform), reform);
  }
  follow_choice(chart, facts, "facet");
  return chart;
}

Chart changes(const Facts& facts, const std::vector<double>& months) {
  Chart chart =
      begin("incidence-change", "What each reform changes of that chance",
            "Difference from the baseline in percentage points, paired; line: mean, band: interval.");
  chart.axis = "Change in percentage points";
  chart.is_difference = true;
  const std::vector<Row> rows = facts.differences(curve);
  follow_choice(chart, facts, "facet");
  for (std::size_t i = 0; i < rows.size(); ++i)
    chart.rows.push_back({facts.label(rows[i].scenario), months[i % months.size()], std::string("Difference"),
                          low_of(rows[i]), high_of(rows[i]), or_nan(rows[i].difference)});
  return chart;
}

}  // namespace

void add_incidence(Page& page, const Facts& facts) {
  page.begin("incidence", "How soon people are exploited again");
  const std::vector<double> months = months_of(facts);
  if (months.empty()) {
    page.paragraph("This file holds no cumulative incidence over time.", "missing");
  } else {
    page.figure(curves(facts, months));
    if (facts.compares()) page.figure(changes(facts, months));
  }
  page.end();
}

}  // namespace nrmsim::report
