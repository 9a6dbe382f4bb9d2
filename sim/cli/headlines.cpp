#include "sim/cli/headlines.hpp"

#include <fmt/format.h>

#include <limits>

#include "analysis/comparison/from_file.hpp"
#include "analysis/comparison/pairing_text.hpp"
#include "analysis/comparison/structure_text.hpp"
#include "analysis/comparison/text_table.hpp"
#include "analysis/comparison/variance_text.hpp"
#include "analysis/statistics/variance_share.hpp"
#include "sim/cli/event_rows.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/until_precise.hpp"
#include "sim/cli/worlds.hpp"

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
      {"probability_better", "1",
       "share of draws in which the scenario does better, ties counting half; not the probability that it is "
       "better",
       ColumnType::real},
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

/// How the variance of each headline divides; no rows where that cannot be told.
results::Table variance_table(const comparison::Comparison& compared) {
  results::Table table{
      "variance",
      "How much of the variance of headline outcomes is chance and how much parameters",
      {{"scenario", "", "name of the scenario", ColumnType::text},
       {"baseline", "", "name of the scenario that it is compared with; empty where nothing is",
        ColumnType::text},
       {"outcome", "", "name of the outcome", ColumnType::text},
       {"group", "", "of whom", ColumnType::text},
       {"period", "", "of which years or months", ColumnType::text},
       {"unit", "", "unit of the outcome; the variances have its square", ColumnType::text},
       {"parameters", "", "variance between draws of the parameters, bias-corrected, never below 0",
        ColumnType::real},
       {"chance", "", "variance between replications of the same draw", ColumnType::real},
       {"parameters_share", "1", "parameters over the sum of both", ColumnType::real},
       {"low", "1", "lower end of the 95% interval of that share, for normal values", ColumnType::real},
       {"high", "1", "upper end of that interval", ColumnType::real},
       {"chance_in_means", "1", "share of chance in the variance of the draws' means", ColumnType::real}},
      {}};
  for (const Row& row : compared.rows) {
    if (!row.variance) continue;
    const statistics::VarianceShare share = statistics::parameters_share(*row.variance, compared.level);
    table.rows.push_back({row.scenario, row.baseline, row.outcome, row.group, row.period, row.unit,
                          row.variance->parameters, row.variance->chance, or_missing(share.share),
                          or_missing(share.low()), or_missing(share.high()), row.variance->noise_share});
  }
  return table;
}

}  // namespace

void print_headlines(const results::Reader& reader) {
  print_comparison(reader, {});
}

void print_comparison(const results::Reader& reader, const comparison::Request& request) {
  comparison::ResultsView view = comparison::view_of(reader);
  describe_worlds(view, reader.batch());
  const auto compared = comparison::compare(view, request);
  const unsigned width = std::min(100U, output_width());
  fmt::print("{}", comparison::text_table(compared, width, output_characters()));
  for (const std::string& more :
       {comparison::variance_text(compared, width), comparison::structure_text(view, request, width),
        comparison::pairing_text(compared, width)})
    if (!more.empty()) fmt::print("\n{}", more);
  print_precision(reader);
}

results::MakeTables headline_tables() {
  return [](const results::Reader& reader) {
    results::Table table{"headlines", "Headline outcomes, compared with the baseline", columns(), {}};
    const comparison::Comparison compared = comparison::compare(comparison::view_of(reader), {});
    for (const Row& row : compared.rows) table.rows.push_back(as_row(row));
    std::vector<results::Table> tables{std::move(table)};
    if (results::Table variance = variance_table(compared); !variance.rows.empty())
      tables.push_back(std::move(variance));
    if (!reader.batch().event_columns.empty()) tables.push_back(event_words());
    return tables;
  };
}

}  // namespace nrmsim::cli
