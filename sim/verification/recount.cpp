#include "sim/verification/recount.hpp"

#include "sim/model/placements/parameters.hpp"

namespace nrmsim::verification {

using namespace model;

namespace {

bool holds_place(Whereabouts where) {
  return in_care(where) && where != Whereabouts::temporary;
}

void add_person(Recount& n, const Person& p) {
  n.in_support += p.is(Fact::in_support);
  n.supported_adults += p.is(Fact::in_support) && !p.is(Fact::child);
  n.missing += p.situation == Situation::missing;
  n.exploited_after_referral += p.situation == Situation::exploited && p.is(Fact::referred);
  n.responses += p.response == Response::active;
  n.response_queue += p.response == Response::waited_for;
  n.with_guardian += p.is(Fact::has_guardian);
  n.exploited_in_crime +=
      p.situation == Situation::exploited && p.is(Fact::referred) && p.type == ExploitationType::criminal;
  if (!p.is(Fact::place_wanted)) return;
  if (p.place_sought == Whereabouts::asylum_accommodation)
    ++n.asylum_queue;
  else
    ++n.places.wanted[index_of(p.place_sought) - index_of(Whereabouts::foster)][p.region];
}

void add_case(Recount& n, const CaseFile& file) {
  n.awaiting_cg +=
      !file.cg_reconsidered &&
      (file.stage == Stage::recovery || file.stage == Stage::cg_waiting || file.stage == Stage::cg_deciding);
  auto& deciding = n.deciding[index_of(file.authority)];
  auto& queue = n.desk_queue[index_of(file.authority)];
  deciding[0] += file.stage == Stage::rg_deciding;
  deciding[1] += file.stage == Stage::cg_deciding;
  queue[0] += file.stage == Stage::rg_waiting;
  queue[1] += file.stage == Stage::cg_waiting;
  for (std::size_t s = 0; s < file.service.size(); ++s) {
    n.receiving[s] += file.service[s] == ServiceState::received;
    n.service_queue[s] += file.service[s] == ServiceState::waiting;
  }
}

}  // namespace

void add_home(Recount& n, const Person& p) {
  ++n.people;
  n.cases_opened += p.cases;
  ++n.lives[index_of(p.whereabouts)];
  if (holds_place(p.whereabouts))
    ++n.places.taken[index_of(p.whereabouts) - index_of(Whereabouts::foster)][p.region];
}

Recount recount(const Workspace& state, Recount n) {
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i)) continue;
    add_home(n, state.people[i]);
    add_person(n, state.people[i]);
  }
  for (Index c = 0; c < state.cases.slots(); ++c)
    if (state.cases.in_use(c)) add_case(n, state.cases[c]);
  return n;
}

}  // namespace nrmsim::verification
