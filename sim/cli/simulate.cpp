#include "sim/cli/simulate.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "sim/cli/event_rows.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {

Simulator::Simulator(const Prepared& prepared, unsigned workers) : prepared_(prepared), workers_(workers) {
  if (prepared.record.draws > 1) return;
  for (std::uint32_t s = 0; s < prepared.scenarios.size(); ++s) inputs_.push_back(prepared.input(s, 0));
}

std::string Simulator::in_key(const batch::Key& key, const char* what) const {
  return fmt::format("{}, draw {}, replication {}: {}", prepared_.scenarios[key.scenario].name(), key.draw,
                     key.replication, what);
}

void Simulator::run(const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
  NRMSIM_EXPECTS(worker < workers_.size());
  auto& mine = workers_[worker];
  if (!mine) mine = std::make_unique<observation::Worker>();  // by the thread that uses its memory
  if (inputs_.empty()) {
    run(prepared_.input(key.scenario, key.draw), key, *mine, row);
  } else {
    run(inputs_[key.scenario], key, *mine, row);
  }
}

void Simulator::run(const model::Input& input, const batch::Key& key, observation::Worker& worker,
                    std::span<outcomes::Cell> row) {
  try {
    run_model(input, key, worker, row);
  } catch (const core::TooOften& error) {
    throw core::TooOften(in_key(key, error.what()));
  } catch (const std::overflow_error& error) {
    throw core::TooOften(in_key(key, error.what()) +
                         "; a smaller --scale, or smaller numbers in the scenario, may help");
  }
}

void Simulator::run_model(const model::Input& input, const batch::Key& key, observation::Worker& worker,
                          std::span<outcomes::Cell> row) {
  const std::uint64_t seed = prepared_.record.seed;
  if (!prepared_.keeps_events(key)) {
    worker.run(input, seed, key.draw, key.replication, row);
    return;
  }
  std::vector<observation::HistoryEvent> history;
  worker.run_with_history(input, seed, key.draw, key.replication, row, history);
  auto rows = event_rows(history, input.start);
  const std::lock_guard lock(events_mutex_);
  events_.emplace(key, std::move(rows));
}

std::vector<results::TableRow> Simulator::take_events(const batch::Key& key) {
  const std::lock_guard lock(events_mutex_);
  auto node = events_.extract(key);
  return node ? std::move(node.mapped()) : std::vector<results::TableRow>{};
}

}  // namespace nrmsim::cli
