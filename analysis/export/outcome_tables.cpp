#include "analysis/export/outcome_tables.hpp"

#include <bit>

#include "analysis/export/few_people.hpp"
#include "sim/outcomes/statistic_name.hpp"

namespace nrmsim::exports {
namespace {

using outcomes::Axis;
using outcomes::Cell;
using outcomes::CellType;
using outcomes::Layout;
using outcomes::Outcome;
using results::Column;
using results::ColumnType;

std::string meaning_of(const Outcome& outcome, double scale) {
  std::string text = outcome.long_name + ": " + outcome.definition + " (" +
                     std::string(outcomes::statistic_name(outcome.statistic)) + ")";
  if (outcome.distorted_by_scale && scale != 1) text += "; distorted by the scale of this run";
  return text;
}

std::vector<Column> columns_of(const Layout& layout, const Outcome& outcome, double scale) {
  std::vector<Column> columns{
      {"scenario", "", "name of the scenario", ColumnType::text},
      {"draw", "1", "draw of the uncertain parameters", ColumnType::integer},
      {"replication", "1", "replication; scenarios share its luck", ColumnType::integer}};
  for (const std::uint32_t at : outcome.axes) {
    const Axis& axis = layout.axes[at];
    columns.push_back(
        {axis.name, axis.unit, axis.long_name, axis.labels.empty() ? ColumnType::real : ColumnType::text});
  }
  columns.push_back({"value", outcome.unit, meaning_of(outcome, scale),
                     outcome.type == CellType::whole ? ColumnType::integer : ColumnType::real});
  if (has_subgroups(layout, outcome)) {
    columns.push_back({"few_people", "1",
                       "1: about a subgroup of fewer than ten people in the baseline (at a scale below 1: "
                       "synthetic people), not to be "
                       "shown or quoted",
                       ColumnType::integer});
  }
  return columns;
}

/// Positions along the axes of a cell, the last axis running fastest.
class Position {
 public:
  Position(const Layout& layout, const Outcome& outcome) {
    for (const std::uint32_t at : outcome.axes) axes_.push_back(&layout.axes[at]);
    at_.resize(axes_.size(), 0);
  }
  void write(TableWriter& table) const {
    for (std::size_t i = 0; i < axes_.size(); ++i) {
      if (axes_[i]->labels.empty())
        table.number(axes_[i]->values[at_[i]]);
      else
        table.text(axes_[i]->labels[at_[i]]);
    }
  }
  void advance() {
    for (std::size_t i = axes_.size(); i-- > 0;) {
      if (++at_[i] < axes_[i]->size()) return;
      at_[i] = 0;
    }
  }

 private:
  std::vector<const Axis*> axes_;
  std::vector<std::size_t> at_;
};

void write_key(TableWriter& table, const Layout& layout, const Outcome& outcome, const std::string& scenario,
               const outcomes::Key& key, std::span<const Cell> cells, const std::vector<bool>& few) {
  Position position(layout, outcome);
  const bool marks = has_subgroups(layout, outcome);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell cell = cells[i];
    table.text(scenario).whole(key.draw).whole(key.replication);
    position.write(table);
    if (outcome.type == CellType::whole)
      table.whole(cell);
    else
      table.number(std::bit_cast<double>(cell));
    if (marks) table.whole(few[i] ? 1 : 0);
    table.end_line();
    position.advance();
  }
}

void write_outcome(const results::Reader& reader, std::size_t number, StagedFolder& folder,
                   Dictionary& dictionary) {
  const results::BatchRecord& batch = reader.batch();
  const Outcome& outcome = batch.layout.outcomes[number];
  const std::size_t block = batch.layout.cells_of(outcome);
  TableWriter table(folder, dictionary, "outcomes/" + outcome.name + ".csv",
                    columns_of(batch.layout, outcome, batch.scale));
  const std::vector<bool> few = cells_of_few(reader, number);
  outcomes::Key key;
  for (key.scenario = 0; key.scenario < batch.scenarios.size(); ++key.scenario) {
    const std::vector<Cell> cells = reader.read_cells(number, key.scenario);
    std::span<const Cell> rest = cells;
    for (key.draw = 0; key.draw < batch.draws; ++key.draw) {
      for (key.replication = 0; key.replication < batch.replications; ++key.replication) {
        if (reader.has(key))
          write_key(table, batch.layout, outcome, batch.scenarios[key.scenario].name, key, rest.first(block),
                    few);
        rest = rest.subspan(block);
      }
    }
  }
  table.close();
}

}  // namespace

void write_outcomes(const results::Reader& reader, StagedFolder& folder, Dictionary& dictionary) {
  for (std::size_t i = 0; i < reader.batch().layout.outcomes.size(); ++i)
    write_outcome(reader, i, folder, dictionary);
}

}  // namespace nrmsim::exports
