#include "sim/observation/simulation.hpp"

#include <algorithm>
#include <optional>

#include "sim/model/simulate.hpp"
#include "sim/observation/event_history.hpp"
#include "sim/observation/recorder.hpp"

namespace nrmsim::observation {

struct Worker::State {
  model::Workspace workspace;
  std::optional<Recorder> recorder;
  std::size_t peak_people = 0;
};

Period period_of(const model::Input& input) {
  return {input.start, core::date_at(input.start, input.report_from_day),
          core::date_at(input.start, input.horizon_days)};
}

Worker::Worker() : state_(std::make_unique<State>()) {}
Worker::~Worker() = default;
Worker::Worker(Worker&&) noexcept = default;
Worker& Worker::operator=(Worker&&) noexcept = default;

void Worker::run(const model::Input& input, std::uint64_t seed, std::uint32_t draw, std::uint32_t replication,
                 std::span<outcomes::Cell> row) {
  Recorder& recorder = state_->recorder.emplace(period_of(input), input);
  model::simulate(input, state_->workspace, recorder, random::ReplicationKey(seed, draw, replication));
  recorder.finish(row);
  state_->peak_people = std::max(state_->peak_people, state_->workspace.people.peak());
}

void Worker::run_with_history(const model::Input& input, std::uint64_t seed, std::uint32_t draw,
                              std::uint32_t replication, std::span<outcomes::Cell> row,
                              std::vector<HistoryEvent>& history) {
  Recorder& recorder = state_->recorder.emplace(period_of(input), input);
  EventHistory observer(recorder, history);
  model::simulate(input, state_->workspace, observer, random::ReplicationKey(seed, draw, replication));
  recorder.finish(row);
}

std::size_t Worker::peak_people() const {
  return state_->peak_people;
}

}  // namespace nrmsim::observation
