#include "analysis/comparison/from_file.hpp"

namespace nrmsim::comparison {

ResultsView view_of(const results::Reader& reader) {
  const results::BatchRecord& batch = reader.batch();
  ResultsView view;
  view.layout = batch.layout;
  for (const results::ScenarioRecord& scenario : batch.scenarios) {
    view.scenarios.push_back(scenario.name);
    view.policy_days.push_back(scenario.policy_day);
  }
  view.start_date = batch.start_date;
  view.baseline = batch.baseline;
  view.draws = batch.draws;
  view.replications = batch.replications;
  view.scale = batch.scale;
  view.read = [&reader](std::size_t outcome, std::size_t scenario) {
    return reader.read(outcome, static_cast<std::uint32_t>(scenario));
  };
  return view;
}

}  // namespace nrmsim::comparison
