#pragma once
// A tidy table: one row an observation, columns with a name, a unit and a meaning.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace nrmsim::results {

enum class ColumnType : std::uint8_t { text, real, integer };

struct Column {
  std::string name;     ///< lower_snake_case, unique in the table
  std::string unit;     ///< "d" for durations, never "days"; empty for texts
  std::string meaning;  ///< a sentence, for the data dictionary
  ColumnType type = ColumnType::text;
};

/// Which alternative is held has to agree with the column's type: text, real, integer.
using Value = std::variant<std::string, double, std::int64_t>;
using TableRow = std::vector<Value>;

struct Table {
  std::string name;  ///< lower_snake_case; the dataset's name in /tables
  std::string title;
  std::vector<Column> columns;
  std::vector<TableRow> rows;
};

/// Whether a row has a value of the right type for each column.
bool fits(const TableRow& row, const std::vector<Column>& columns);

/// What is wrong with the columns of a table, a sentence each.
std::vector<std::string> faults(const std::vector<Column>& columns);

}  // namespace nrmsim::results
