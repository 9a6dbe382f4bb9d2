#include "analysis/report/series.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/report/choice.hpp"
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
  for (const PublishedFigure& figure : facts.published()) {
    for (const Row& row : simulated) {
      if (figure.outcome == outcome && figure.period == row.period) {
        chart.rows.push_back({figure.period, std::string("Published"), nothing, nothing, nothing,
                              figure.value,
                              figure.source + (figure.quality.empty() ? "" : " [" + figure.quality + "]") +
                                  (figure.note.empty() ? "" : ". " + figure.note)});
      }
    }
  }
}

bool same(const Row& a, const Row& b) {
  return a.value == b.value && a.interval == b.interval;
}

/// From where on a reform's rows are drawn: all scenarios share their history, so from the last period before
/// they differ; from the first where they never do.
std::size_t first_of_interest(const std::vector<Row>& reform, const std::vector<Row>& baseline) {
  std::size_t i = 0;
  while (i < reform.size() && i < baseline.size() && same(reform[i], baseline[i])) ++i;
  return i == 0 || i == reform.size() ? 0 : i - 1;
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
  const std::vector<Row> baseline = facts.values(facts.baseline(), outcome, axis, "all");
  finish(chart, baseline);
  for (const std::size_t scenario : baseline_first(facts)) {
    const bool is_baseline = scenario == facts.baseline();
    const std::vector<Row> rows = is_baseline ? baseline : facts.values(scenario, outcome, axis, "all");
    for (std::size_t i = is_baseline ? 0 : first_of_interest(rows, baseline); i < rows.size(); ++i)
      chart.rows.push_back({rows[i].period, facts.label(scenario), low_of(rows[i]), high_of(rows[i]),
                            or_nan(rows[i].value), nothing, std::string()});
    if (is_baseline) add_published(chart, facts, outcome, rows);
  }
  follow_choice(chart, facts, "series");
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
  follow_choice(chart, facts, "series");
  for (const std::size_t scenario : baseline_first(facts)) {
    const std::vector<Row> rows = facts.values(scenario, outcome, axis);
    finish(chart, scenario == facts.baseline() ? rows : std::vector<Row>{});
    for (const Row& row : rows) {
      if (row.value)
        chart.rows.push_back(
            {category_of(row.group), facts.label(scenario), low_of(row), high_of(row), *row.value});
    }
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
  follow_choice(chart, facts, "series");
  for (const Row& row : rows) {
    if (row.difference)
      chart.rows.push_back({category_of(row.group), facts.label(row.scenario), low_of(row), high_of(row),
                            *row.difference, or_nan(row.baseline_value)});
    chart.better = row.better;
    chart.axis = "Change in " + row.long_name + (row.period.empty() ? "" : ", " + period_words(row.period));
  }
  return chart;
}

}  // namespace nrmsim::report
