#include "analysis/report/chart.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace nrmsim::report {
namespace {

using Object = nlohmann::ordered_json;

const char* name_of(Drawing drawing) {
  switch (drawing) {
    case Drawing::intervals:
      return "intervals";
    case Drawing::dots:
      return "dots";
    case Drawing::lines:
      return "lines";
  }
  return "";
}

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::number:
      return "number";
    case Kind::money:
      return "money";
    case Kind::percent:
      return "percent";
    case Kind::days:
      return "days";
  }
  return "";
}

double number_at(const Chart& chart, const ChartRow& row, const std::string& column) {
  const auto at = chart.find(column);
  const double* number = at ? std::get_if<double>(&row[*at]) : nullptr;
  return number ? *number : std::nan("");
}

/// Rounded like the rows of a comparison: the interval of a row says what is known.
Amount amount_of(const Chart& chart, const ChartRow& row) {
  const double low = number_at(chart, row, "low");
  const double high = number_at(chart, row, "high");
  double largest = 0;
  for (const Cell& cell : row)
    if (const double* number = std::get_if<double>(&cell); number && std::isfinite(*number))
      largest = std::max(largest, std::abs(*number));
  return {chart.kind, largest, std::isfinite(high - low) ? (high - low) / 2 : 0};
}

std::string number_text(double value, const Amount& amount, bool is_change) {
  if (!std::isfinite(value)) return "";
  return is_change ? amount.change(value) : amount(value);
}

void write_row(Html& page, const Chart& chart, const ChartRow& row) {
  const Amount amount = amount_of(chart, row);
  page.open("tr");
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool is_change = chart.is_difference && !chart.columns[i].is_level;
    if (std::holds_alternative<std::string>(row[i]))
      page.leaf("td", std::get<std::string>(row[i]));
    else
      page.leaf("td", number_text(std::get<double>(row[i]), amount, is_change), {{"class", "number"}});
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
    if (!chart.in_table || chart.in_table(row)) write_row(page, chart, row);
  page.close().close().close();
}

Object json_of(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  const double value = std::get<double>(cell);
  return std::isfinite(value) ? Object(value) : Object(nullptr);
}

Object json_of(const Chart& chart) {
  Object columns = Object::array();
  for (const Column& column : chart.columns) columns.push_back(column.name);
  Object rows = Object::array();
  for (const ChartRow& row : chart.rows) {
    Object cells = Object::array();
    for (const Cell& cell : row) cells.push_back(json_of(cell));
    rows.push_back(std::move(cells));
  }
  return {{"drawing", name_of(chart.drawing)},
          {"title", chart.title},
          {"axis", chart.axis},
          {"kind", name_of(chart.kind)},
          {"better", chart.better},
          {"difference", chart.is_difference},
          {"byScenario", chart.by_scenario},
          {"policiesFrom", chart.policies_from},
          {"columns", std::move(columns)},
          {"rows", std::move(rows)}};
}

}  // namespace

std::optional<std::size_t> Chart::find(const std::string& column) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].name == column) return i;
  return std::nullopt;
}

void write_figure(Html& page, const Chart& chart) {
  const std::string caption = "about-" + chart.id;
  page.open("figure", {{"id", "figure-" + chart.id}, {"aria-labelledby", caption}});
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

std::string charts_json(const std::vector<Chart>& charts) {
  Object all = Object::object();
  for (const Chart& chart : charts) all[chart.id] = json_of(chart);
  return all.dump(-1, ' ', false, Object::error_handler_t::replace);
}

}  // namespace nrmsim::report
