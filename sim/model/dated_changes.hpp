#pragma once
// Parameters that change on a date, in history or by a policy: the new values, and everything that has to be
// looked at again. A clock whose rate comes out the same, bit for bit, is not touched.

#include <algorithm>
#include <cstring>
#include <vector>

#include "sim/model/funding/capacity.hpp"
#include "sim/model/identification/arrivals.hpp"
#include "sim/model/missing/response.hpp"
#include "sim/model/nrm/case.hpp"
#include "sim/model/nrm/desk.hpp"
#include "sim/model/people/clocks.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/traffickers/groups.hpp"

namespace nrmsim::model {

/// At most so many people will ever be in a run at one time; only memory that is used is touched.
inline std::size_t expected_people(const Input& input) {
  double per_day = 0;
  const auto& start = input.parameters.identification.recorded_referrals_per_day;
  double now[3] = {start[0], start[1], start[2]};
  const auto first =
      static_cast<std::uint32_t>((offsetof(Parameters, identification) +
                                  offsetof(identification::Parameters, recorded_referrals_per_day)) /
                                 sizeof(double));
  per_day = now[0] + now[1] + now[2];
  for (const DatedChange& change : input.changes) {
    if (change.index < first || change.index >= first + 3) continue;
    now[change.index - first] = change.value;
    per_day = std::max(per_day, now[0] + now[1] + now[2]);
  }
  return static_cast<std::size_t>(per_day * input.horizon_days * 2) + 4096;
}

inline std::uint32_t as_capacity(double places) {
  return places >= static_cast<double>(engine::Pool::unlimited) ? engine::Pool::unlimited
                                                                : static_cast<std::uint32_t>(places);
}

template <class Run>
std::uint32_t capacity_of_service(const Run& run, std::size_t service) {
  return as_capacity(funding::capacity_of(run.parameters, funding::line_of_service(service),
                                          run.parameters.support.capacity[service], run.input.scale));
}

template <class Run>
std::uint32_t capacity_of_asylum_accommodation(const Run& run) {
  return as_capacity(funding::capacity_of(run.parameters, funding::Line::asylum_accommodation,
                                          run.parameters.placements.asylum_places, run.input.scale));
}

template <class Run>
std::uint32_t capacity_of_response(const Run& run) {
  return as_capacity(funding::capacity_of(run.parameters, funding::Line::missing_response,
                                          run.parameters.missing.response_capacity, run.input.scale));
}

template <class Run>
void begin_pools(Run& run) {
  const Parameters& p = run.parameters;
  nrm::begin_desks(run);
  for (std::size_t s = 0; s < run.state.services.size(); ++s)
    run.state.services[s].reset(0, capacity_of_service(run, s), engine::Discipline::fifo);
  run.state.missing_response.reset(0, capacity_of_response(run), engine::Discipline::fifo);
  run.state.response_turns.clear();
  for (std::size_t kind = 0; kind < run.state.places.size(); ++kind) {
    const funding::ByRegion places = funding::places_of(p, kind, run.input.scale);
    for (std::size_t region = 0; region < region_count; ++region)
      run.state.places[kind][region].reset(0, as_capacity(places[region]), engine::Discipline::fifo);
  }
  run.state.asylum_places.reset(0, capacity_of_asylum_accommodation(run), engine::Discipline::fifo);
}

/// Gives the pools their present capacity and lets in who can now be let in.
template <class Run>
void set_capacities(Run& run) {
  const Parameters& p = run.parameters;
  Index token = none;
  nrm::set_staff(run);
  for (std::size_t s = 0; s < run.state.services.size(); ++s) {
    engine::Pool& pool = run.state.services[s];
    pool.set_capacity(run.now, capacity_of_service(run, s));
    while (pool.admit(run.now, token)) support::service_got(run, token, static_cast<support::Service>(s));
  }
  missing::set_response_capacity(run, capacity_of_response(run));
  for (std::size_t kind = 0; kind < run.state.places.size(); ++kind) {
    const funding::ByRegion places = funding::places_of(p, kind, run.input.scale);
    for (std::size_t region = 0; region < region_count; ++region) {
      engine::Pool& pool = run.state.places[kind][region];
      pool.set_capacity(run.now, as_capacity(places[region]));
      while (pool.admit(run.now, token)) placements::place_got(run, token);
    }
  }
  engine::Pool& asylum = run.state.asylum_places;
  asylum.set_capacity(run.now, capacity_of_asylum_accommodation(run));
  while (asylum.admit(run.now, token)) placements::place_got(run, token);
}

/// Looks at every clock again.
template <class Run>
void refresh_everybody(Run& run) {
  for (Index i = 0; i < run.state.people.slots(); ++i)
    if (run.state.people.in_use(i)) people::refresh(run, i);
  for (Index c = 0; c < run.state.cases.slots(); ++c)
    if (run.state.cases.in_use(c)) nrm::refresh_case(run, c);
  for (std::uint32_t slot = 0; slot < run.state.groups.size(); ++slot) traffickers::refresh_group(run, slot);
}

template <class Run>
void schedule_next_change(Run& run) {
  const auto& changes = run.input.changes;
  if (run.changes_made < changes.size()) {
    run.state.calendar.set(
        owner::of(owner::Family::system, static_cast<Index>(SystemEvent::parameter_change)),
        changes[run.changes_made].day);
  }
}

/// Whether a change that is due now gives a price another value: a cost parameter, or the rate of financial
/// support.
template <class Run>
bool prices_change(const Run& run) {
  constexpr std::size_t first = offsetof(Parameters, costs) / sizeof(double);
  constexpr std::size_t after = first + sizeof(costs::Parameters) / sizeof(double);
  constexpr std::size_t rate_of_support =
      (offsetof(Parameters, support) + offsetof(support::Parameters, subsistence_level)) / sizeof(double);
  const auto* values = reinterpret_cast<const char*>(&run.parameters);
  const auto& changes = run.input.changes;
  for (std::size_t k = run.changes_made; k < changes.size() && changes[k].day <= run.now; ++k) {
    const bool is_cost =
        (changes[k].index >= first && changes[k].index < after) || changes[k].index == rate_of_support;
    const char* value = values + changes[k].index * sizeof(double);
    // Bits, as wherever a change is told from none. NOLINTNEXTLINE(bugprone-suspicious-memory-comparison)
    if (is_cost && std::memcmp(value, &changes[k].value, sizeof(double)) != 0) return true;
  }
  return false;
}

/// People who are in support, or are entitled to it by now, get what the new rules give. In the order of
/// identity, as everywhere where several want one place at the same time.
template <class Run>
void review_support(Run& run, const support::Parameters& before) {
  // Plain doubles without padding, compared by their bits.
  // NOLINTNEXTLINE(bugprone-suspicious-memory-comparison)
  if (std::memcmp(&before, &run.parameters.support, sizeof before) == 0) return;
  std::vector<Index> open;
  for (Index c = 0; c < run.state.cases.slots(); ++c)
    if (run.state.cases.in_use(c)) open.push_back(c);
  std::sort(open.begin(), open.end(),
            [&cases = run.state.cases](Index a, Index b) { return cases[a].entity < cases[b].entity; });
  for (const Index c : open) {
    if (run.state.cases[c].supported)
      support::review(run, c, before);
    else if (nrm::entitles(run, run.state.cases[c]))
      support::begin(run, c);
  }
}

/// Makes all changes that are due now.
template <class Run>
void make_dated_changes(Run& run) {
  const auto& changes = run.input.changes;
  run.observer.parameters_change(run, prices_change(run));
  bool hazards = false;
  const support::Parameters support_before = run.parameters.support;
  while (run.changes_made < changes.size() && changes[run.changes_made].day <= run.now) {
    const DatedChange& change = changes[run.changes_made++];
    std::memcpy(reinterpret_cast<char*>(&run.parameters) + change.index * sizeof(double), &change.value,
                sizeof(double));
    hazards = hazards || effect_of(change.index) == core::Effect::hazards;
  }
  run.epoch = Epoch(run.parameters);
  if (hazards) refresh_everybody(run);
  set_capacities(run);  // what a budget buys depends on prices and effort, too; no change moves no bit
  review_support(run, support_before);
  identification::set_inflow(run);
  schedule_next_change(run);
}

}  // namespace nrmsim::model
