#include "analysis/report/chart.hpp"

#include <algorithm>
#include <cmath>

namespace nrmsim::report {
namespace {

double number_at(const Chart& chart, const ChartRow& row, const std::string& column) {
  const auto at = chart.find(column);
  const double* number = at ? std::get_if<double>(&row[*at]) : nullptr;
  return number ? *number : std::nan("");
}

/// Levels beside differences are far larger, and are rounded by themselves (page/table.js does the same).
std::string level_text(Kind kind, double value) {
  return std::isfinite(value) ? Amount(kind, std::abs(value), 0)(value) : "";
}

std::string number_text(double value, const Amount& amount, bool is_change) {
  if (!std::isfinite(value)) return "";
  return is_change ? amount.change(value) : amount(value);
}

void write_row(Html& page, const Chart& chart, const ChartRow& row) {
  const Amount amount = chart.amount_of(row);
  page.open("tr");
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool is_level = chart.is_difference && chart.columns[i].is_level;
    if (std::holds_alternative<std::string>(row[i]))
      page.leaf("td", std::get<std::string>(row[i]));
    else if (chart.columns[i].is_plain)
      page.leaf("td", comparison::rounded(std::get<double>(row[i]), {}), {{"class", "number"}});
    else if (is_level)
      page.leaf("td", level_text(chart.kind, std::get<double>(row[i])), {{"class", "number"}});
    else
      page.leaf("td", number_text(std::get<double>(row[i]), amount, chart.is_difference),
                {{"class", "number"}});
  }
  page.close();
}

void write_table(Html& page, const Chart& chart) {
  page.open(
      "div",
      {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", "Table: " + chart.title}});
  page.open("table").leaf("caption",
                          chart.about_table.empty() ? chart.title : chart.title + ". " + chart.about_table);
  page.open("thead").open("tr");
  for (const Column& column : chart.columns) page.leaf("th", column.label, {{"scope", "col"}});
  page.close().close().open("tbody");
  for (const ChartRow& row : chart.rows)
    if (chart.shows(row)) write_row(page, chart, row);
  page.close().close().close();
}

}  // namespace

std::optional<std::size_t> Chart::find(const std::string& column) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].name == column) return i;
  return std::nullopt;
}

bool Chart::shows(const ChartRow& row) const {
  const auto at = find(choice);
  if (at && later.contains(std::get<std::string>(row[*at]))) return false;
  return !later.contains(reform) && (!in_table || in_table(row));
}

Amount Chart::amount_of(const ChartRow& row) const {
  const double low = number_at(*this, row, "low");
  const double high = number_at(*this, row, "high");
  double largest = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (const double* number = std::get_if<double>(&row[i]);
        number && std::isfinite(*number) && !columns[i].is_plain && !(is_difference && columns[i].is_level))
      largest = std::max(largest, std::abs(*number));
  }
  return {kind, largest, std::isfinite(high - low) ? (high - low) / 2 : 0};
}

void write_figure(Html& page, const Chart& chart) {
  const std::string caption = "about-" + chart.id;
  Attributes attributes{{"id", "figure-" + chart.id}, {"aria-labelledby", caption}};
  if (!chart.reform.empty()) attributes.push_back({"data-reform", chart.reform});
  if (chart.later.contains(chart.reform)) attributes.push_back({"hidden", ""});
  page.open("figure", attributes);
  page.open("figcaption", {{"id", caption}})
      .leaf("h3", chart.title)
      .leaf("p", chart.summary, {{"class", "summary"}})
      .close();
  page.open("div", {{"class", "chart"},
                    {"data-chart", chart.id},
                    {"role", "img"},
                    {"aria-label", chart.title + ". " + chart.summary}})
      .close();
  page.open("div", {{"class", "tools"}});
  page.open("details", {{"class", "data"}}).leaf("summary", "The same as a table");
  write_table(page, chart);
  page.close();
  page.leaf("button", "Download the data (CSV)",
            {{"type", "button"}, {"class", "csv"}, {"data-csv", chart.id}, {"hidden", ""}});
  page.close().close();
}

}  // namespace nrmsim::report
