#pragma once
// A figure: what is drawn, the same as a table, and what it shows in a sentence.

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "analysis/report/amount.hpp"
#include "analysis/report/html.hpp"

namespace nrmsim::report {

/// What page/charts.js makes of the rows; it says which columns each needs.
enum class Drawing : unsigned char {
  intervals,  ///< columns name, low, high, mean; optionally facet and series
  dots,       ///< columns name, value
  lines,      ///< columns time, series, mean, low, high, published; optionally facet
};

struct Column {
  std::string name;       ///< in the data and the CSV file
  std::string label;      ///< in the table
  bool is_level = false;  ///< an amount even in a chart of differences
  bool is_plain = false;  ///< a whole number that is no amount of what the chart shows, such as months
};
using Cell = std::variant<std::string, double>;  ///< NaN where there is no number
using ChartRow = std::vector<Cell>;

struct Chart {
  std::string id;  ///< unique in the page, letters and hyphens
  Drawing drawing = Drawing::intervals;
  std::string title;
  std::string summary;  ///< the alternative to seeing it
  std::string axis;     ///< title of the axis of values
  Kind kind = Kind::number;
  double better = 0;           ///< -1: less is better; colours the sides of no change
  bool is_difference = false;  ///< 0 is drawn
  bool by_scenario = false;    ///< the series are scenarios, the baseline first if it is among them
  std::string policies_from;  ///< month or year in which the first policy begins; empty where it is not drawn
  std::vector<Column> columns;
  std::vector<ChartRow> rows;
  int digits = 8;  ///< significant ones of the numbers in the page; six of lines, which are many
  /// Where readers choose which reforms are shown: the column that names the reform of a row, or the one
  /// reform that all of the chart is about; and those that are not shown until they are chosen.
  std::string choice;
  std::string reform;
  std::set<std::string> later;
  /// Rows that the table shows, for charts with very many; all of them unless set. The CSV file has all.
  std::function<bool(const ChartRow&)> in_table;
  std::string about_table;  ///< which rows those are

  /// Position of a column; nothing if there is none of that name.
  std::optional<std::size_t> find(const std::string& column) const;
  /// Whether the table of the page as it is first shown has the row.
  bool shows(const ChartRow& row) const;
  /// How the numbers of a row are written: rounded alike, to what its interval says is known.
  Amount amount_of(const ChartRow& row) const;
};

/// The figure with its table. The drawing itself is made in the browser.
void write_figure(Html& page, const Chart& chart);

/// The charts as one JSON object by id, for the page's script.
std::string charts_json(const std::vector<Chart>& charts);

}  // namespace nrmsim::report
