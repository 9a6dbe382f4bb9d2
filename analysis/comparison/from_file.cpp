#include "analysis/comparison/from_file.hpp"

#include <algorithm>
#include <limits>

namespace nrmsim::comparison {
namespace {

/// What the file has, with NaN for keys that it does not have whatever the type of the cells.
std::vector<double> read_present(const results::Reader& reader, std::size_t outcome, std::uint32_t scenario) {
  std::vector<double> values = reader.read(outcome, scenario);
  const results::BatchRecord& batch = reader.batch();
  if (reader.keys_present() == batch.keys()) return values;
  const auto cells = static_cast<std::ptrdiff_t>(batch.layout.cells_of(batch.layout.outcomes[outcome]));
  auto row = values.begin();
  for (std::uint32_t draw = 0; draw < batch.draws; ++draw) {
    for (std::uint32_t replication = 0; replication < batch.replications; ++replication, row += cells)
      if (!reader.has({scenario, draw, replication}))
        std::fill(row, row + cells, std::numeric_limits<double>::quiet_NaN());
  }
  return values;
}

}  // namespace

ResultsView view_of(const results::BatchRecord& batch) {
  ResultsView view;
  view.layout = batch.layout;
  for (const results::ScenarioRecord& scenario : batch.scenarios) {
    view.scenarios.push_back(scenario.name);
    view.policy_days.push_back(scenario.policy_day);
  }
  view.start_date = batch.start_date;
  view.baseline = batch.baseline;
  view.draws = batch.draws;
  view.central_draw = batch.central_draw;
  for (const results::UncertainRecord& parameter : batch.uncertain)
    if (parameter.prior.ends_with(results::drawn_from_posterior)) ++view.fitted;
  view.replications = batch.replications;
  view.scale = batch.scale;
  return view;
}

ResultsView view_of(const results::Reader& reader) {
  ResultsView view = view_of(reader.batch());
  view.read = [&reader](std::size_t outcome, std::size_t scenario) {
    return read_present(reader, outcome, static_cast<std::uint32_t>(scenario));
  };
  return view;
}

}  // namespace nrmsim::comparison
