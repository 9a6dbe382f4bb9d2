#pragma once
// Tables as datasets of compounds: one element a row, with a scale of their own.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/results/hdf5/handle.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::results::hdf5 {

/// How rows are packed: a number is 8 bytes, a text as many as the longest in its column.
struct RowShape {
  std::vector<Column> columns;
  std::vector<std::size_t> widths;  ///< bytes of each column

  explicit RowShape(std::vector<Column> of_columns);
  /// Widens the columns of text for a row that is to come.
  void make_room_for(const TableRow& row);
  std::size_t bytes() const;
  Type type() const;
};

/// Gives the rows one after another to `take`, in order; called more than once.
using GiveRows = std::function<void(const std::function<void(const TableRow&)>& take)>;

/// Writes the rows as NAME with the scale NAME_row. Goes over the rows twice, to learn the widths and to
/// write, and keeps only some of them in memory. A table without rows is left out.
void write_rows(hid_t group, const std::string& name, const std::string& title,
                const std::vector<Column>& columns, const GiveRows& give);

void write_table(hid_t group, const Table& table);

/// Number of rows of a table.
std::size_t count_rows(hid_t group, const std::string& name);

/// Reads a table and checks its digest.
Table read_table(hid_t group, const std::string& name);

}  // namespace nrmsim::results::hdf5
