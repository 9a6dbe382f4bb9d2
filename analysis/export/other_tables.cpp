#include "analysis/export/other_tables.hpp"

namespace nrmsim::exports {
namespace {

using results::Column;
using results::ColumnType;
using results::UncertainRecord;

const Column scenario_column{"scenario", "", "name of the scenario", ColumnType::text};
const Column draw_column{"draw", "1", "draw of the uncertain parameters", ColumnType::integer};
const Column replication_column{"replication", "1", "replication; scenarios share its luck",
                                ColumnType::integer};

void write_values(const results::BatchRecord& batch, StagedFolder& folder, Dictionary& dictionary) {
  TableWriter table(
      folder, dictionary, "parameters.csv",
      {{"parameter", "", "path of the parameter in scenario files", ColumnType::text},
       scenario_column,
       draw_column,
       {"value", "", "value in that draw, in the unit that parameter-sources.csv gives", ColumnType::real}});
  for (const UncertainRecord& parameter : batch.uncertain) {
    const bool shared = parameter.values.size() == batch.draws;
    for (std::size_t scenario = 0; scenario < batch.scenarios.size(); ++scenario) {
      for (std::size_t draw = 0; draw < batch.draws; ++draw) {
        table.text(parameter.path).text(batch.scenarios[scenario].name).whole(draw);
        table.number(parameter.values[(shared ? 0 : scenario * batch.draws) + draw]).end_line();
      }
    }
  }
  table.close();
}

void write_sources(const results::BatchRecord& batch, StagedFolder& folder, Dictionary& dictionary) {
  TableWriter table(folder, dictionary, "parameter-sources.csv",
                    {{"parameter", "", "path of the parameter in scenario files", ColumnType::text},
                     {"unit", "", "unit of its value", ColumnType::text},
                     {"meaning", "", "what it says", ColumnType::text},
                     {"prior", "", "what values are thought possible, and how likely", ColumnType::text},
                     {"source", "", "where that comes from", ColumnType::text},
                     {"evidence", "", "grade of the evidence", ColumnType::text},
                     {"dimension", "1", "permanent number of the parameter in the sequence of draws",
                      ColumnType::integer}});
  for (const UncertainRecord& parameter : batch.uncertain) {
    table.text(parameter.path).text(parameter.unit).text(parameter.long_name).text(parameter.prior);
    table.text(parameter.source).text(parameter.evidence).whole(parameter.dimension).end_line();
  }
  table.close();
}

std::vector<Column> event_columns(const results::BatchRecord& batch) {
  std::vector<Column> columns{scenario_column, draw_column, replication_column};
  columns.insert(columns.end(), batch.event_columns.begin(), batch.event_columns.end());
  return columns;
}

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "text";
    case ColumnType::real:
      return "number";
    case ColumnType::integer:
      return "whole number";
  }
  return "";
}

}  // namespace

void write_parameters(const results::BatchRecord& batch, StagedFolder& folder, Dictionary& dictionary) {
  write_values(batch, folder, dictionary);
  write_sources(batch, folder, dictionary);
}

void write_tables(const results::Reader& reader, StagedFolder& folder, Dictionary& dictionary) {
  for (const std::string& name : reader.table_names()) {
    const results::Table held = reader.table(name);
    TableWriter table(folder, dictionary, "tables/" + name + ".csv", held.columns);
    for (const results::TableRow& row : held.rows) {
      for (const results::Value& value : row) table.value(value);
      table.end_line();
    }
    table.close();
  }
}

void write_events(const results::Reader& reader, StagedFolder& folder, Dictionary& dictionary) {
  const results::BatchRecord& batch = reader.batch();
  if (batch.event_columns.empty()) return;
  TableWriter table(folder, dictionary, "events.csv", event_columns(batch));
  for (std::uint64_t i = 0; i < batch.keys(); ++i) {
    const outcomes::Key key = batch.key_at(i);
    if (!reader.has(key)) continue;
    for (const results::TableRow& row : reader.events(key)) {
      table.text(batch.scenarios[key.scenario].name).whole(key.draw).whole(key.replication);
      for (const results::Value& value : row) table.value(value);
      table.end_line();
    }
  }
  table.close();
}

void write_dictionary(StagedFolder& folder, Dictionary& dictionary) {
  TableWriter table(folder, dictionary, "data-dictionary.csv",
                    {{"file", "", "name of the file", ColumnType::text},
                     {"column", "", "name of the column", ColumnType::text},
                     {"meaning", "", "what the column says", ColumnType::text},
                     {"unit", "", "unit of its numbers; d is days, 1 is a plain number", ColumnType::text},
                     {"type", "", "text, number or whole number", ColumnType::text}});
  for (const DictionaryEntry& entry : dictionary) {
    table.text(entry.file).text(entry.column.name).text(entry.column.meaning);
    table.text(entry.column.unit).text(type_name(entry.column.type)).end_line();
  }
  table.close();
}

}  // namespace nrmsim::exports
