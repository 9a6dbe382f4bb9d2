#pragma once
// A group is disrupted: contact with those it lost ends, those whom it exploits again are found, and some of
// those it held come to light as a cluster of referrals.

#include "sim/core/problems.hpp"
#include "sim/model/exploitation/spell.hpp"
#include "sim/model/identification/arrivals.hpp"
#include "sim/model/traffickers/groups.hpp"

namespace nrmsim::model::traffickers {

template <class Run>
void refer_cluster(Run& run, std::uint32_t slot, std::uint32_t generation, std::uint32_t held) {
  const double probability = run.parameters.traffickers.cluster_referral_probability;
  const std::size_t trade = run.state.groups[slot].trade;
  const double children = run.found_with.child_share(trade, identification::child_share(run));
  for (std::uint32_t n = 0; n < held; ++n) {
    const std::uint64_t person = entity::cluster(slot, generation, n);
    if (!run.chance(probability, person, Process::cluster_referral)) continue;
    const AgeClass age = run.chance(children, person, Process::arrival) ? AgeClass::child : AgeClass::adult;
    identification::identify_first(run, person, age, trade);
  }
}

template <class Run>
void disrupt(Run& run, std::uint32_t slot) {
  Group& g = run.state.groups[slot];
  const std::uint32_t held = g.held;
  const std::uint32_t generation = g.generation;
  while (g.exploited_again != none) exploitation::end_spell(run, g.exploited_again, SpellEnd::found);
  run.observer.disrupted(g, held);
  g.active = false;
  g.held = 0;
  engine::clock::start(g.disruption_value, g.disruption_rate,
                       run.exponential(identity(run, slot, g), Process::reform));
  refresh_group(run, slot);
  refer_cluster(run, slot, generation, held);
}

/// Another group takes the place; it starts with nobody and recruits.
template <class Run>
void take_place(Run& run, std::uint32_t slot) {
  Group& g = run.state.groups[slot];
  if (g.generation == 0xfff) core::throw_too_often("a trafficking group was replaced more than 4,095 times");
  ++g.generation;
  begin_group(run, slot, 0);
}

template <class Run>
void group_event(Run& run, std::uint32_t slot) {
  const Group& g = run.state.groups[slot];
  const engine::Tick disruption = engine::clock::fires_at(g.disruption_value, g.disruption_rate);
  const engine::Tick turnover = engine::clock::fires_at(g.turnover_value, g.turnover_rate);
  if (turnover < disruption)
    turn_over(run, slot);
  else if (g.active)
    disrupt(run, slot);
  else
    take_place(run, slot);
}

}  // namespace nrmsim::model::traffickers
