#pragma once
// Observers know the time of the event under way.

#include "sim/model/simulate.hpp"

namespace nrmsim::model::testing {

struct Timed : NullObserver {
  double now = 0;  ///< [d]
  void event(double time, std::uint32_t, std::uint64_t) { now = time; }
};

inline random::ReplicationKey key_of(std::uint32_t replication) {
  return {2024, 0, replication};
}

template <class Observer>
void run_once(const Input& input, Observer& observer, std::uint32_t replication = 0) {
  Workspace state;
  simulate(input, state, observer, key_of(replication));
}

}  // namespace nrmsim::model::testing
