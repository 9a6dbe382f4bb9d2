// Charts as data, for the script of the page and for other programs.

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "analysis/report/chart.hpp"

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

/// The texts of a column, each once, in the order in which they come.
class Texts {
 public:
  std::size_t position_of(const std::string& text) {
    const auto [at, is_new] = positions_.emplace(text, positions_.size());
    if (is_new) all_.push_back(text);
    return at->second;
  }
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::map<std::string, std::size_t> positions_;
  std::vector<std::string> all_;
};

Object number(double value) {
  return std::isfinite(value) ? Object(value) : Object(nullptr);
}

/// How the table writes a row: decimals, and the suffix as tens (0: none, 1: "m", 2: "bn"); -1 where the
/// table does not have the row.
int code_of(const Chart& chart, const ChartRow& row) {
  if (chart.in_table && !chart.in_table(row)) return -1;
  const comparison::Rounding rounding = chart.amount_of(row).rounding();
  const std::string_view suffix = rounding.suffix;
  return rounding.decimals + 10 * (suffix == "m" ? 1 : suffix == "bn" ? 2 : 0);
}

Object json_of(const Chart& chart) {
  Object names = Object::array(), headings = Object::array(), levels = Object::array(),
         plain = Object::array();
  for (const Column& column : chart.columns) {
    names.push_back(column.name);
    headings.push_back(column.label);
    levels.push_back(column.is_level);
    plain.push_back(column.is_plain);
  }
  std::vector<Texts> texts(chart.columns.size());
  Object rows = Object::array(), table = Object::array();
  for (const ChartRow& row : chart.rows) {
    Object cells = Object::array();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (const auto* text = std::get_if<std::string>(&row[i]))
        cells.push_back(texts[i].position_of(*text));
      else
        cells.push_back(number(std::get<double>(row[i])));
    }
    rows.push_back(std::move(cells));
    table.push_back(code_of(chart, row));
  }
  Object labels = Object::object();
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (!texts[i].all().empty()) labels[chart.columns[i].name] = texts[i].all();
  Object made{{"drawing", name_of(chart.drawing)},
              {"title", chart.title},
              {"axis", chart.axis},
              {"kind", name_of(chart.kind)},
              {"better", chart.better},
              {"difference", chart.is_difference},
              {"byScenario", chart.by_scenario},
              {"policiesFrom", chart.policies_from},
              {"columns", std::move(names)},
              {"labels", std::move(labels)},
              {"rows", std::move(rows)}};
  if (chart.choice.empty() && chart.reform.empty()) return made;
  made["choice"] = chart.choice;
  made["headings"] = std::move(headings);
  made["levels"] = std::move(levels);
  made["plain"] = std::move(plain);
  made["table"] = std::move(table);
  return made;
}

}  // namespace

std::string charts_json(const std::vector<Chart>& charts) {
  Object all = Object::object();
  for (const Chart& chart : charts) all[chart.id] = json_of(chart);
  return all.dump(-1, ' ', false, Object::error_handler_t::replace);
}

}  // namespace nrmsim::report
