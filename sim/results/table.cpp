#include "sim/results/table.hpp"

#include <set>

#include "sim/outcomes/layout_faults.hpp"

namespace nrmsim::results {

bool fits(const TableRow& row, const std::vector<Column>& columns) {
  if (row.size() != columns.size()) return false;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (row[i].index() != static_cast<std::size_t>(columns[i].type)) return false;
  return true;
}

std::vector<std::string> faults(const std::vector<Column>& columns) {
  std::vector<std::string> found;
  std::set<std::string> names;
  for (const Column& column : columns) {
    if (!outcomes::is_snake_case(column.name))
      found.push_back("column \"" + column.name + "\" is not named in lower_snake_case");
    if (!names.insert(column.name).second) found.push_back("two columns are named \"" + column.name + "\"");
    if (outcomes::is_decoded_as_time(column.unit))
      found.push_back("column \"" + column.name + "\" has the unit \"" + column.unit +
                      "\"; durations are \"d\"");
  }
  return found;
}

}  // namespace nrmsim::results
