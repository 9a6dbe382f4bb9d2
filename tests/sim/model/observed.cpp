#include "tests/sim/model/observed.hpp"

#include "sim/model/simulate.hpp"

namespace nrmsim::model::testing {

void run_once(const Input& input, Workspace& state, VirtualObserver& observer, std::uint32_t replication) {
  simulate(input, state, observer, random::ReplicationKey(2024, 0, replication));
}

void run_once(const Input& input, VirtualObserver& observer, std::uint32_t replication) {
  Workspace state;
  run_once(input, state, observer, replication);
}

}  // namespace nrmsim::model::testing
