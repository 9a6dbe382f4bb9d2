#include "sim/cli/headlines.hpp"

#include <fmt/format.h>

#include <limits>

#include "analysis/comparison/compare.hpp"
#include "analysis/comparison/from_file.hpp"
#include "analysis/comparison/pairing_text.hpp"
#include "analysis/comparison/text_table.hpp"
#include "sim/cli/event_rows.hpp"
#include "sim/cli/terminal.hpp"

namespace nrmsim::cli {
namespace {

using comparison::Row;
using results::ColumnType;

double or_missing(const std::optional<double>& value) {
  return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

std::vector<results::Column> columns() {
  return {
      {"scenario", "", "name of the scenario", ColumnType::text},
      {"baseline", "", "name of the scenario that it is compared with; empty where nothing is",
       ColumnType::text},
      {"outcome", "", "name of the outcome", ColumnType::text},
      {"group", "", "of whom", ColumnType::text},
      {"period", "", "of which years or months", ColumnType::text},
      {"unit", "", "unit of the numbers of the row", ColumnType::text},
      {"statistic", "", "what the number of one replication is", ColumnType::text},
      {"value", "", "mean over draws and replications", ColumnType::real},
      {"baseline_value", "", "the same of the baseline", ColumnType::real},
      {"difference", "", "mean of scenario minus baseline", ColumnType::real},
      {"low", "", "lower end of the interval, of the difference where there is one, else of the value",
       ColumnType::real},
      {"high", "", "upper end of the interval", ColumnType::real},
      {"probability_better", "1", "share of draws in which the scenario does better", ColumnType::real},
      {"interval", "", "what the interval contains", ColumnType::text},
  };
}

results::TableRow as_row(const Row& row) {
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  return {row.scenario,
          row.baseline,
          row.outcome,
          row.group,
          row.period,
          row.unit,
          row.statistic,
          or_missing(row.value),
          or_missing(row.baseline_value),
          or_missing(row.difference),
          row.interval ? row.interval->low : nothing,
          row.interval ? row.interval->high : nothing,
          or_missing(row.probability_better),
          row.interval_contains};
}

}  // namespace

void print_headlines(const results::Reader& reader) {
  const auto compared = comparison::compare(comparison::view_of(reader), {});
  const unsigned width = std::min(100U, output_width());
  fmt::print("{}", comparison::text_table(compared, width));
  const std::string pairing = comparison::pairing_text(compared, width);
  if (!pairing.empty()) fmt::print("\n{}", pairing);
}

results::MakeTables headline_tables() {
  return [](const results::Reader& reader) {
    results::Table table{"headlines", "Headline outcomes, compared with the baseline", columns(), {}};
    for (const Row& row : comparison::compare(comparison::view_of(reader), {}).rows)
      table.rows.push_back(as_row(row));
    std::vector<results::Table> tables{std::move(table)};
    if (!reader.batch().event_columns.empty()) tables.push_back(event_words());
    return tables;
  };
}

}  // namespace nrmsim::cli
