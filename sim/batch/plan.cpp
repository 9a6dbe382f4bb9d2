#include "sim/batch/plan.hpp"

#include "sim/core/contracts.hpp"

namespace nrmsim::batch {

std::uint64_t Plan::position(const Key& key) const {
  NRMSIM_EXPECTS(contains(key));
  return (std::uint64_t{key.scenario} * draws + key.draw) * replications + key.replication;
}

Key Plan::key_at(std::uint64_t position) const {
  NRMSIM_EXPECTS(position < size());
  const std::uint64_t pair = position / replications;
  return {static_cast<std::uint32_t>(pair / draws), static_cast<std::uint32_t>(pair % draws),
          static_cast<std::uint32_t>(position % replications)};
}

Key Plan::key_at_turn(std::uint64_t turn) const {
  NRMSIM_EXPECTS(turn < size());
  const std::uint64_t pair = turn / scenarios;
  return {static_cast<std::uint32_t>(turn % scenarios), static_cast<std::uint32_t>(pair % draws),
          static_cast<std::uint32_t>(pair / draws)};
}

}  // namespace nrmsim::batch
