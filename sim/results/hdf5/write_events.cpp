#include "sim/results/hdf5/write_events.hpp"

#include <array>

#include "sim/results/hdf5/compound.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/names.hpp"

namespace nrmsim::results::hdf5 {
namespace {

std::string type_name(ColumnType type) {
  static const std::array<std::string, 3> names{"text", "real", "integer"};
  return names[static_cast<std::size_t>(type)];
}

Table dictionary(const std::vector<Column>& columns) {
  Table table{"dictionary",
              "columns of the event histories",
              {{"column", "", "name of the column", ColumnType::text},
               {"type", "", "text, real or integer", ColumnType::text},
               {"unit", "", "unit of the numbers, empty for texts", ColumnType::text},
               {"meaning", "", "what the column says", ColumnType::text}},
              {}};
  for (const Column& column : columns)
    table.rows.push_back({column.name, type_name(column.type), column.unit, column.meaning});
  return table;
}

void give_histories(const BatchRecord& record, const RowSource& rows,
                    const std::function<void(const TableRow&)>& take) {
  for (std::uint64_t position = 0; position < record.keys(); ++position) {
    const outcomes::Key key = record.key_at(position);
    if (!rows.has(key)) continue;
    for (const TableRow& event : rows.events(key)) {
      TableRow row{record.scenarios[key.scenario].name, std::int64_t{key.draw},
                   std::int64_t{key.replication}};
      row.insert(row.end(), event.begin(), event.end());
      take(row);
    }
  }
}

}  // namespace

std::vector<Column> history_columns(const BatchRecord& record) {
  std::vector<Column> columns{{"scenario", "", "name of the scenario", ColumnType::text},
                              {"draw", "1", "number of the draw, from 0", ColumnType::integer},
                              {"replication", "1", "number of the replication, from 0", ColumnType::integer}};
  columns.insert(columns.end(), record.event_columns.begin(), record.event_columns.end());
  return columns;
}

void write_events(hid_t file, const BatchRecord& record, const RowSource& rows) {
  if (record.event_columns.empty()) return;
  const Group group = create_group(file, events_group);
  const std::vector<Column> columns = history_columns(record);
  write_rows(group.id(), "history", "what happened to each synthetic person, in order", columns,
             [&](const std::function<void(const TableRow&)>& take) { give_histories(record, rows, take); });
  write_table(group.id(), dictionary(columns));
}

}  // namespace nrmsim::results::hdf5
