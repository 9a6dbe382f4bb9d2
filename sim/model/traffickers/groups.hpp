#pragma once
// Trafficking groups as they act: they hold people, replace whom they lost, and are disrupted; another group
// then takes their place. Those held who were never referred are a number, not persons.

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/engine/clock.hpp"
#include "sim/model/people/origins.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/run.hpp"
#include "sim/model/traffickers/contact.hpp"

namespace nrmsim::model::traffickers {

/// What the clock of turnover counts to: recruitment into an empty place, a person held who leaves unseen, a
/// report that is forgotten [1/d].
inline std::array<float, 3> turnover_hazards(const Epoch& e, const Parameters& p, const Group& g) {
  if (!g.active) return {0, 0, 0};
  const double empty = std::max(0.0, p.people_held - g.held);
  return {static_cast<float>(static_cast<double>(e.recruitment[g.trade]) * empty),
          e.held_leave * static_cast<float>(g.held), e.report_fades * static_cast<float>(g.reports)};
}

template <class Run>
float disruption_hazard(const Run& run, const Group& g) {
  if (!g.active) {
    return run.parameters.traffickers.reform_days > 0
               ? static_cast<float>(1 / run.parameters.traffickers.reform_days)
               : 0.0F;
  }
  const double help = static_cast<double>(g.cooperating + g.reports);
  return static_cast<float>(static_cast<double>(run.epoch.disruption[g.trade]) *
                            (1 + run.parameters.traffickers.cooperation_ratio * help));
}

template <class Run>
std::uint64_t identity(const Run&, std::uint32_t slot, const Group& g) {
  return entity::group(slot, g.generation);
}

/// Adjusts a group's clocks and its place in the calendar after anything about it has changed.
template <class Run>
void refresh_group(Run& run, std::uint32_t slot) {
  Group& g = run.state.groups[slot];
  engine::clock::set_rate(g.disruption_value, g.disruption_rate, run.now, disruption_hazard(run, g));
  const auto turnover = turnover_hazards(run.epoch, run.parameters.traffickers, g);
  engine::clock::set_rate(g.turnover_value, g.turnover_rate, run.now,
                          turnover[0] + turnover[1] + turnover[2]);
  run.state.calendar.set(owner::of(owner::Family::group, slot),
                         std::min(engine::clock::fires_at(g.disruption_value, g.disruption_rate),
                                  engine::clock::fires_at(g.turnover_value, g.turnover_rate)));
}

template <class Run>
void wind_up_turnover(Run& run, std::uint32_t slot) {
  Group& g = run.state.groups[slot];
  engine::clock::start(g.turnover_value, g.turnover_rate,
                       run.exponential(identity(run, slot, g), Process::turnover, g.turnover_occurrence));
}

/// A group begins, in the place of one that was disrupted or at the start of the run.
template <class Run>
void begin_group(Run& run, std::uint32_t slot, std::uint32_t held) {
  Group& g = run.state.groups[slot];
  g.active = true;
  g.held = held;
  g.cooperating = g.reports = 0;
  g.exploited_again = none;
  g.turnover_occurrence = 0;
  engine::clock::start(g.disruption_value, g.disruption_rate,
                       run.exponential(identity(run, slot, g), Process::disruption));
  wind_up_turnover(run, slot);
  refresh_group(run, slot);
}

/// Fills the slots of all trades at the start of a run, each group with as many people as it seeks to hold.
template <class Run>
void begin_groups(Run& run) {
  const Parameters& p = run.parameters.traffickers;
  run.state.groups.clear();
  for (std::size_t trade = 0; trade < trade_count; ++trade) {
    run.state.first_group_of_trade[trade] = static_cast<Index>(run.state.groups.size());
    Group group;
    group.trade = static_cast<std::uint8_t>(trade);
    run.state.groups.insert(run.state.groups.end(), static_cast<std::size_t>(p.groups[trade]), group);
  }
  run.state.first_group_of_trade[trade_count] = static_cast<Index>(run.state.groups.size());
  for (std::uint32_t slot = 0; slot < run.state.groups.size(); ++slot)
    begin_group(run, slot, static_cast<std::uint32_t>(p.people_held));
}

/// The group behind an incident: a trade by type of exploitation, then any slot of that trade.
template <class Run>
GroupLink group_of_incident(Run& run, const Person& person, std::uint32_t incident) {
  if (run.state.groups.empty()) return {};
  const auto u = run.uniform_pair(person.entity, Process::group_of_incident, incident);
  const std::size_t trade =
      people::pick(run.parameters.traffickers.trade_share[index_of(person.type)], u.first);
  const Index first = run.state.first_group_of_trade[trade];
  const Index count = run.state.first_group_of_trade[trade + 1] - first;
  if (count == 0) return {};
  const auto slot = first + std::min(count - 1, static_cast<Index>(u.second * count));
  const Group& g = run.state.groups[slot];
  return g.active ? GroupLink::of(slot, g.generation) : GroupLink{};
}

/// Somebody whom the group held is found, and leaves an empty place.
template <class Run>
void lose_one_held(Run& run, GroupLink link) {
  if (!still_active(run.state.groups, link)) return;
  Group& g = run.state.groups[link.slot()];
  if (g.held == 0) return;
  --g.held;
  refresh_group(run, link.slot());
}

template <class Run>
void turn_over(Run& run, std::uint32_t slot) {
  Group& g = run.state.groups[slot];
  const auto hazards = turnover_hazards(run.epoch, run.parameters.traffickers, g);
  const double u =
      run.exponential_and_uniform(identity(run, slot, g), Process::turnover, g.turnover_occurrence).uniform;
  const double at = u * static_cast<double>(hazards[0] + hazards[1] + hazards[2]);
  if (at < static_cast<double>(hazards[0])) {
    ++g.held;
    ++run.inflow.recruited_this_month[g.trade];
    run.observer.recruited(g);
  } else if (at < static_cast<double>(hazards[0] + hazards[1])) {
    if (g.held > 0) --g.held;
  } else if (g.reports > 0) {
    --g.reports;
  }
  ++g.turnover_occurrence;
  wind_up_turnover(run, slot);
  refresh_group(run, slot);
}

template <class Run>
void note_cooperation(Run& run, GroupLink link, bool begins) {
  if (!still_active(run.state.groups, link)) return;
  Group& g = run.state.groups[link.slot()];
  if (begins)
    ++g.cooperating;
  else if (g.cooperating > 0)
    --g.cooperating;
  refresh_group(run, link.slot());
}

template <class Run>
void note_report(Run& run, GroupLink link) {
  if (!still_active(run.state.groups, link)) return;
  ++run.state.groups[link.slot()].reports;
  refresh_group(run, link.slot());
}

/// Adds a person to, or takes one from, those whom a group exploits again.
template <class Run>
void hold_again(Run& run, Index i) {
  Person& p = run.state.people[i];
  p.held = {none, none};
  if (!still_active(run.state.groups, p.group)) return;
  Group& g = run.state.groups[p.group.slot()];
  p.held.next = g.exploited_again;
  if (p.held.next != none) run.state.people[p.held.next].held.previous = i;
  g.exploited_again = i;
}

template <class Run>
void let_go(Run& run, Index i) {
  Person& p = run.state.people[i];
  if (p.held.previous != none)
    run.state.people[p.held.previous].held.next = p.held.next;
  else if (still_active(run.state.groups, p.group) && run.state.groups[p.group.slot()].exploited_again == i)
    run.state.groups[p.group.slot()].exploited_again = p.held.next;
  if (p.held.next != none) run.state.people[p.held.next].held.previous = p.held.previous;
  p.held = {none, none};
}

}  // namespace nrmsim::model::traffickers
