#include "analysis/report/series.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

using comparison::Row;

const double nothing = std::nan("");
// Of a date as YYYY-MM-DD.
constexpr std::size_t year_length = 4;
constexpr std::size_t month_length = 7;

std::string mark(const Row& row) {
  return row.distorted ? " *" : "";
}

std::string category_of(const std::string& group) {
  return capitalised(margin_of(group).group);
}

Chart begin(const Facts& facts, const std::string& outcome) {
  Chart chart;
  chart.by_scenario = true;
  chart.title = outcome;
  if (const outcomes::Outcome* found = facts.find(outcome)) {
    chart.title = capitalised(found->long_name);
    chart.summary = capitalised(found->definition) + ".";
    chart.axis = capitalised(found->long_name);
  }
  return chart;
}

void finish(Chart& chart, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  chart.kind = kind_of(rows.front().unit, rows.front().statistic);
  if (chart.kind == Kind::days) chart.axis += " [days]";
  if (!mark(rows.front()).empty()) chart.title += mark(rows.front());
}

void add_published(Chart& chart, const Facts& facts, const std::string& outcome,
                   const std::vector<Row>& simulated) {
  for (const PublishedFigure& figure : facts.published())
    for (const Row& row : simulated)
      if (figure.outcome == outcome && figure.period == row.period)
        chart.rows.push_back({figure.period, std::string("Published"), nothing, nothing, nothing,
                              figure.value,
                              figure.source + (figure.quality.empty() ? "" : " [" + figure.quality + "]") +
                                  (figure.note.empty() ? "" : ". " + figure.note)});
}

/// Notes when policies begin, unless that is at the end or there are none.
void mark_policies(Chart& chart, const Facts& facts, std::size_t length) {
  const std::optional<core::Date> day = facts.policies_from();
  if (!day || !facts.compares()) return;
  const std::string period = core::to_string(*day).substr(0, length);
  const auto is_shown = [&](const ChartRow& row) { return std::get<std::string>(row[0]) == period; };
  if (std::any_of(chart.rows.begin(), chart.rows.end(), is_shown)) chart.policies_from = period;
}

bool is_december_or_published(const ChartRow& row) {
  return std::get<std::string>(row[0]).ends_with("-12") || std::get<std::string>(row[1]) == "Published";
}

}  // namespace

std::vector<std::size_t> shown_scenarios(const Facts& facts) {
  std::vector<std::size_t> shown{facts.baseline()};
  for (const std::size_t scenario : facts.reforms())
    if (shown.size() <= most_series) shown.push_back(scenario);
  return shown;
}

std::string about_left_out(const Facts& facts) {
  const std::size_t all = facts.batch().scenarios.size();
  const std::size_t shown = shown_scenarios(facts).size();
  if (shown == all) return "";
  return "The charts show the baseline and the first " + std::to_string(shown - 1) + " of " +
         std::to_string(all - 1) + " reforms; 'nrmsim compare' and 'nrmsim export' give the others.";
}

Chart over_time(const Facts& facts, const std::string& outcome, const std::string& axis) {
  Chart chart = begin(facts, outcome);
  chart.id = "time-" + outcome;
  chart.drawing = Drawing::lines;
  chart.columns = {{"time", axis == "month" ? "Month" : "Year"},
                   {"series", "Series"},
                   {"low", "Low"},
                   {"high", "High"},
                   {"mean", "Mean"},
                   {"published", "Published"},
                   {"source", "Source of the published figure"}};
  for (const std::size_t scenario : shown_scenarios(facts)) {
    const std::vector<Row> rows = facts.values(scenario, outcome, axis, "all");
    finish(chart, scenario == facts.baseline() ? rows : std::vector<Row>{});
    for (const Row& row : rows)
      chart.rows.push_back({row.period, facts.label(scenario), low_of(row), high_of(row), or_nan(row.value),
                            nothing, std::string()});
    if (scenario == facts.baseline()) add_published(chart, facts, outcome, rows);
  }
  mark_policies(chart, facts, axis == "month" ? month_length : year_length);
  if (axis == "month") {
    chart.in_table = is_december_or_published;
    chart.about_table = "Decembers and published figures; the CSV file has every month";
  }
  return chart;
}

Chart by_category(const Facts& facts, const std::string& outcome, const std::string& axis) {
  Chart chart = begin(facts, outcome);
  chart.id = "by-" + outcome;
  chart.columns = {{"name", capitalised(axis)},
                   {"series", "Scenario"},
                   {"low", "Low"},
                   {"high", "High"},
                   {"mean", "Mean"}};
  for (const std::size_t scenario : shown_scenarios(facts)) {
    const std::vector<Row> rows = facts.values(scenario, outcome, axis);
    finish(chart, scenario == facts.baseline() ? rows : std::vector<Row>{});
    for (const Row& row : rows)
      if (row.value)
        chart.rows.push_back(
            {category_of(row.group), facts.label(scenario), low_of(row), high_of(row), *row.value});
  }
  return chart;
}

Chart changes_by_category(const Facts& facts, const std::string& outcome, const std::string& axis) {
  Chart chart = begin(facts, outcome);
  chart.id = "change-" + outcome;
  chart.title = "Change in " + (facts.has(outcome) ? facts.find(outcome)->long_name : outcome);
  chart.is_difference = true;
  chart.columns = {
      {"name", capitalised(axis)},   {"series", "Reform"}, {"low", "Low"}, {"high", "High"}, {"mean", "Mean"},
      {"baseline", "Baseline", true}};
  const std::vector<Row> rows = facts.differences(outcome, axis);
  finish(chart, rows);
  const std::vector<std::size_t> shown = shown_scenarios(facts);
  for (const Row& row : rows) {
    const bool is_shown = std::any_of(shown.begin(), shown.end(), [&](std::size_t scenario) {
      return facts.batch().scenarios[scenario].name == row.scenario;
    });
    if (is_shown && row.difference)
      chart.rows.push_back({category_of(row.group), facts.label(row.scenario), low_of(row), high_of(row),
                            *row.difference, or_nan(row.baseline_value)});
    chart.better = row.better;
    chart.axis = "Change in " + row.long_name + (row.period.empty() ? "" : ", " + period_words(row.period));
  }
  return chart;
}

}  // namespace nrmsim::report
