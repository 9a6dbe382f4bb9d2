#pragma once
// One replication under way: everything that the processes of the model share. They are functions over it, a
// folder a concept; none of them knows who observes.

#include <bit>
#include <cstdint>

#include "sim/model/epoch.hpp"
#include "sim/model/identification/inflow.hpp"
#include "sim/model/input.hpp"
#include "sim/model/people/found_with.hpp"
#include "sim/model/people/origins.hpp"
#include "sim/model/process.hpp"
#include "sim/model/state/entity.hpp"
#include "sim/model/workspace.hpp"
#include "sim/random/draws.hpp"

namespace nrmsim::model {

/// How many of the input's dated changes have been made once no hazard changes any more.
inline std::size_t changes_that_move_hazards(const Input& input) {
  std::size_t n = input.changes.size();
  while (n > 0 && effect_of(input.changes[n - 1].index) != core::Effect::hazards) --n;
  return n;
}

template <class Observer>
struct Run {
  Run(const Input& input_, Workspace& state_, Observer& observer_, random::ReplicationKey key_)
      : input(input_),
        state(state_),
        observer(observer_),
        key(key_),
        parameters(input_.parameters),
        epoch(input_.parameters),
        origins(input_.tables.front(), input_.parameters.people),
        found_with(origins, input_.parameters.traffickers.trade_share),
        changes_of_hazards(changes_that_move_hazards(input_)) {}

  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  const Input& input;
  Workspace& state;
  Observer& observer;
  random::ReplicationKey key;
  Parameters parameters;  ///< as they are now
  Epoch epoch;            ///< what follows from them
  people::Origins origins;
  people::FoundWith found_with;
  identification::Inflow inflow;
  std::size_t changes_made = 0;          ///< dated changes of the input that have happened
  const std::size_t changes_of_hazards;  ///< how many have happened once hazards change no more
  std::uint8_t year = 1;                 ///< calendar years begun in this run
  double now = 0;                        ///< [d]

  double uniform(std::uint64_t entity, Process process, std::uint32_t occurrence = 0) const {
    return random::uniform(key, {entity, static_cast<std::uint16_t>(process), occurrence});
  }
  random::UniformPair uniform_pair(std::uint64_t entity, Process process,
                                   std::uint32_t occurrence = 0) const {
    return random::uniform_pair(key, {entity, static_cast<std::uint16_t>(process), occurrence});
  }
  random::ExponentialAndUniform exponential_and_uniform(std::uint64_t entity, Process process,
                                                        std::uint32_t occurrence = 0) const {
    return random::exponential_and_uniform(key, {entity, static_cast<std::uint16_t>(process), occurrence});
  }
  /// Four independent uniforms of 32 bits each, in (0, 1), for choices among categories.
  std::array<double, 4> uniform_quad(std::uint64_t entity, Process process) const {
    const random::Bits128 bits = random::bits(key, {entity, static_cast<std::uint16_t>(process), 0});
    const auto unit = [](std::uint64_t word) {
      return (static_cast<double>(word & 0xffffffffU) + 0.5) * 0x1p-32;
    };
    return {unit(bits.first), unit(bits.first >> 32), unit(bits.second), unit(bits.second >> 32)};
  }
  double exponential(std::uint64_t entity, Process process, std::uint32_t occurrence = 0) const {
    return random::unit_exponential(key, {entity, static_cast<std::uint16_t>(process), occurrence});
  }
  /// True with the probability given; the number is only made where it can matter.
  bool chance(double probability, std::uint64_t entity, Process process, std::uint32_t occurrence = 0) const {
    if (probability <= 0) return false;
    return probability >= 1 || uniform(entity, process, occurrence) < probability;
  }
  /// Now as a day in single precision, never later than now.
  float today() const {
    const auto day = static_cast<float>(now);
    const std::uint32_t too_late = static_cast<double>(day) > now ? 1 : 0;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(day) - too_late);
  }
};

}  // namespace nrmsim::model
