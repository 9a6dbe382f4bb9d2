#include "sim/cli/simulate.hpp"

#include "sim/core/contracts.hpp"

namespace nrmsim::cli {

Simulator::Simulator(const Prepared& prepared, unsigned workers) : prepared_(prepared), workers_(workers) {
  if (prepared.record.draws > 1) return;
  for (std::uint32_t s = 0; s < prepared.scenarios.size(); ++s) inputs_.push_back(prepared.input(s, 0));
}

void Simulator::run(const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
  NRMSIM_EXPECTS(worker < workers_.size());
  auto& mine = workers_[worker];
  if (!mine) mine = std::make_unique<observation::Worker>();  // by the thread that uses its memory
  const auto run = [&](const model::Input& input) {
    mine->run(input, prepared_.record.seed, key.draw, key.replication, row);
  };
  if (inputs_.empty()) {
    run(prepared_.input(key.scenario, key.draw));
  } else {
    run(inputs_[key.scenario]);
  }
}

}  // namespace nrmsim::cli
