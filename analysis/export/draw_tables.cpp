#include "analysis/export/draw_tables.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/comparison/choose.hpp"
#include "analysis/comparison/from_file.hpp"
#include "analysis/statistics/moments.hpp"

namespace nrmsim::exports {
namespace {

using comparison::ResultsView;
using results::Column;
using results::ColumnType;

constexpr auto cost = "cost_total";
constexpr auto harmed = "reexploited_people";

/// [scenario][draw]
using ByDraw = std::vector<std::vector<double>>;

ByDraw means(const ResultsView& results, std::size_t outcome) {
  comparison::SliceRequest request;
  request.first_policy_day = comparison::first_policy_day(results);
  const comparison::Slice slice =
      comparison::slices(results.layout, results.layout.outcomes[outcome], request).front();
  ByDraw made;
  for (std::size_t scenario = 0; scenario < results.scenarios.size(); ++scenario) {
    const auto numbers =
        comparison::numbers_of(slice, results.read(outcome, scenario), results.draws, results.replications);
    std::vector<double> draws;
    for (const auto& replications : numbers) draws.push_back(statistics::mean(replications));
    made.push_back(std::move(draws));
  }
  return made;
}

std::optional<ByDraw> means_of(const ResultsView& results, const char* name) {
  const auto& all = results.layout.outcomes;
  const auto found = std::ranges::find(all, name, &outcomes::Outcome::name);
  if (found == all.end()) return std::nullopt;
  ByDraw made = means(results, static_cast<std::size_t>(found - all.begin()));
  for (const auto& draws : made)
    for (const double value : draws)
      if (!std::isfinite(value)) return std::nullopt;
  return made;
}

struct DrawTable {
  const char* file;
  const char* unit;
  const char* meaning;
  double sign;
};

void write(const DrawTable& about, const ResultsView& results, const ByDraw& values, StagedFolder& folder,
           Dictionary& dictionary) {
  std::vector<Column> columns;
  for (const std::string& scenario : results.scenarios)
    columns.push_back({scenario, about.unit, about.meaning, ColumnType::real});
  TableWriter table(folder, dictionary, about.file, columns);
  for (std::size_t draw = 0; draw < results.draws; ++draw) {
    for (const auto& draws : values) table.number(about.sign * draws[draw] + 0.0);
    table.end_line();
  }
  table.close();
}

void write_parameter_columns(const results::BatchRecord& batch, StagedFolder& folder, Dictionary& dictionary) {
  std::vector<Column> columns;
  for (const results::UncertainRecord& parameter : batch.uncertain)
    columns.push_back({parameter.path, parameter.unit, parameter.long_name, ColumnType::real});
  TableWriter table(folder, dictionary, "value-of-information/parameters.csv", columns);
  for (std::size_t draw = 0; draw < batch.draws; ++draw) {
    for (const results::UncertainRecord& parameter : batch.uncertain) {
      const bool shared = parameter.values.size() == batch.draws;
      table.number(parameter.values[(shared ? 0 : batch.baseline * batch.draws) + draw]);
    }
    table.end_line();
  }
  table.close();
}

}  // namespace

void write_draw_tables(const results::Reader& reader, StagedFolder& folder, Dictionary& dictionary) {
  const results::BatchRecord& batch = reader.batch();
  if (batch.draws < 2 || batch.uncertain.empty()) return;
  const ResultsView results = comparison::view_of(reader);
  const auto costs = means_of(results, cost);
  const auto people = means_of(results, harmed);
  if (!costs || !people) return;
  write({"value-of-information/costs.csv", "GBP", "cost of services from the first policy on", 1}, results,
        *costs, folder, dictionary);
  write({"value-of-information/effects.csv", "people",
         "people exploited again from the first policy on, as a negative number", -1},
        results, *people, folder, dictionary);
  write_parameter_columns(batch, folder, dictionary);
}

}  // namespace nrmsim::exports
