#include "sim/verification/audit.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace nrmsim::verification {

using namespace model;

namespace {

void audit_pool(const engine::Pool& pool, std::size_t busy, std::size_t waiting, std::string_view name,
                Faults& faults) {
  faults.same(pool.busy(), busy, "places taken", name);
  faults.same(pool.waiting(), waiting, "turns in the line", name);
}

/// Whoever waits for the same pool has a turn of their own.
void audit_tickets(const Workspace& state, Faults& faults) {
  constexpr std::size_t desks = 2 * nrm::authority_count;
  std::vector<std::vector<std::uint32_t>> tickets(desks + support::service_count);
  for (Index c = 0; c < state.cases.slots(); ++c) {
    if (!state.cases.in_use(c)) continue;
    const CaseFile& file = state.cases[c];
    const std::size_t first = 2 * index_of(file.authority);
    if (file.stage == Stage::rg_waiting)
      tickets[first].push_back(static_cast<std::uint32_t>(file.desk_ticket));
    if (file.stage == Stage::cg_waiting)
      tickets[first + 1].push_back(static_cast<std::uint32_t>(file.desk_ticket));
    for (std::size_t s = 0; s < file.service.size(); ++s)
      if (file.service[s] == ServiceState::waiting)
        tickets[desks + s].push_back(static_cast<std::uint32_t>(file.tickets[s]));
  }
  for (auto& line : tickets) {
    std::sort(line.begin(), line.end());
    faults.holds(std::adjacent_find(line.begin(), line.end()) == line.end(), "two people have one turn");
  }
}

void audit_exploited(const Person& p, Faults& faults) {
  if (p.situation != Situation::exploited) return;
  faults.holds(p.whereabouts == Whereabouts::own_accommodation && !p.is(Fact::place_wanted),
               "no place is kept for whoever is exploited");
  faults.holds(!p.is(Fact::in_support) && !p.is(Fact::has_guardian), "no support while exploited");
}

/// People whom each group counts and holds, from what the people themselves know.
struct Ties {
  std::vector<std::uint32_t> cooperating, exploited;
};
Ties ties_of(const Workspace& state) {
  Ties ties{std::vector<std::uint32_t>(state.groups.size()), std::vector<std::uint32_t>(state.groups.size())};
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i)) continue;
    const Person& p = state.people[i];
    if (!traffickers::still_active(state.groups, p.group)) continue;
    ties.cooperating[p.group.slot()] += p.is(Fact::cooperates);
    ties.exploited[p.group.slot()] += p.situation == Situation::exploited;
  }
  return ties;
}

}  // namespace

void audit_pools(const Workspace& state, const Recount& n, Faults& faults) {
  for (std::size_t a = 0; a < state.desks.size(); ++a) {
    for (std::size_t desk = 0; desk < state.desks[a].size(); ++desk)
      audit_pool(state.desks[a][desk], n.deciding[a][desk], n.desk_queue[a][desk], nrm::desk_labels[desk],
                 faults);
  }
  for (std::size_t s = 0; s < state.services.size(); ++s)
    audit_pool(state.services[s], n.receiving[s], n.service_queue[s], support::service_labels[s], faults);
  audit_pool(state.missing_response, n.responses, n.response_queue, "the missing response", faults);
  for (std::size_t kind = 0; kind < state.places.size(); ++kind) {
    for (std::size_t region = 0; region < region_count; ++region)
      audit_pool(state.places[kind][region], n.places.taken[kind][region], n.places.wanted[kind][region],
                 placements::kind_labels[kind], faults);
  }
  audit_pool(state.asylum_places, n.lives[index_of(Whereabouts::asylum_accommodation)],
             static_cast<std::uint32_t>(n.asylum_queue), "asylum_accommodation", faults);
  audit_tickets(state, faults);
  faults.same(n.in_safe_houses(), state.services[index_of(support::Service::safe_house)].busy(),
              "people who live in safe houses");
  faults.same(n.with_guardian, state.services[index_of(support::Service::guardian)].busy(),
              "children who have a guardian");
}

void audit_people(const Workspace& state, Faults& faults) {
  std::vector<std::uint64_t> identities;
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i)) continue;
    const Person& p = state.people[i];
    identities.push_back(p.entity);
    audit_exploited(p, faults);
    faults.holds(p.response == Response::nobody || p.situation == Situation::missing,
                 "whoever is looked for is missing");
    faults.holds(!p.is(Fact::place_wanted) ||
                     p.whereabouts ==
                         (in_care(p.place_sought) ? Whereabouts::temporary : Whereabouts::own_accommodation),
                 "whoever waits for a place lives in temporary or own accommodation");
    faults.holds(p.is(Fact::child) || p.kept_years > 0 || !in_care(p.whereabouts),
                 "only children, and adults who keep a place, are in care");
    faults.holds(!p.is(Fact::age_disputed) || !in_care(p.whereabouts),
                 "nobody is in care before the dispute about their age is over");
    faults.holds(p.trust >= 0 && p.trust <= 1, "trust lies between 0 and 1");
    faults.holds(p.recorded_referrals == 0 || p.is(Fact::referred), "whoever has referrals is referred");
  }
  std::sort(identities.begin(), identities.end());
  faults.holds(std::adjacent_find(identities.begin(), identities.end()) == identities.end(),
               "one record a person");
}

void audit_cases(const Workspace& state, Faults& faults) {
  std::size_t linked = 0;
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i)) continue;
    const Person& p = state.people[i];
    std::size_t supported = 0;
    for (Index c = p.open_case; c != none; c = state.cases[c].next_of_person) {
      ++linked;
      if (!faults.holds(state.cases.in_use(c), "a person's case is there")) return;
      faults.same(state.cases[c].person, i, "the person of a case");
      supported += state.cases[c].supported;
    }
    faults.holds(supported <= 1, "support goes with one case of a person at a time");
    faults.same(p.is(Fact::in_support), supported > 0, "whether a person is in support");
  }
  faults.same(linked, state.cases.size(), "cases that people know of");
}

void audit_groups(const Workspace& state, Faults& faults) {
  const Ties ties = ties_of(state);
  for (std::size_t slot = 0; slot < state.groups.size(); ++slot) {
    const Group& g = state.groups[slot];
    if (!g.active) continue;
    faults.same(g.cooperating, ties.cooperating[slot], "people who co-operate against a group");
    std::uint32_t held = 0;
    Index before = none;
    for (Index i = g.exploited_again; i != none; before = i, i = state.people[i].held.next) {
      if (!faults.holds(state.people.in_use(i) && state.people[i].held.previous == before,
                        "the list of those whom a group exploits again is whole"))
        return;
      ++held;
    }
    faults.same(held, ties.exploited[slot], "people whom a group exploits again");
  }
}

}  // namespace nrmsim::verification
