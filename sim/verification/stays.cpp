#include "sim/verification/stays.hpp"

#include <cmath>

namespace nrmsim::verification {

using namespace model;

namespace {

constexpr double tolerance = 1e-9;  // relative; rounding of sums over 1e6 terms is far below it

bool close(double a, double b) {
  return std::abs(a - b) <= tolerance * (1 + std::abs(b));
}

const engine::Pool& pool_at(const Workspace& state, std::size_t pool) {
  if (pool < desk_pools.after) return state.desks[pool / 2][pool % 2];
  if (pool < service_pools.after) return state.services[pool - service_pools.first];
  if (pool < response_pool.after) return state.missing_response;
  const std::size_t place = pool - care_pools.first;
  return state.places[place / region_count][place % region_count];
}

double sum(const std::array<double, pool_count>& days, PoolRange pools) {
  double total = 0;
  for (std::size_t pool = pools.first; pool < pools.after; ++pool) total += days[pool];
  return total;
}

}  // namespace

Stays::Spot Stays::home_of(const Person& p) {
  const bool waits = p.is(Fact::place_wanted);
  const bool served = in_care(p.whereabouts) && p.whereabouts != Whereabouts::temporary;
  if ((!waits && !served) || (waits && !in_care(p.place_sought))) return {};
  const std::size_t kind = index_of(waits ? p.place_sought : p.whereabouts) - index_of(Whereabouts::foster);
  return {static_cast<std::uint16_t>(care_pools.first + kind * region_count + p.region), waits, served, 0};
}

void Stays::move(Spot& spot, Spot to, double now) {
  if (spot.pool == to.pool && spot.waits == to.waits && spot.served == to.served) return;
  if (spot.waits) waiting_days_[spot.pool] += now - spot.since;
  if (spot.served) served_days_[spot.pool] += now - spot.since;
  spot = to;
  spot.since = now;
}

void Stays::leave(Case& file, double now) {
  move(file.desk, {}, now);
  for (Spot& service : file.services) move(service, {}, now);
  file = {};
}

void Stays::leave(Child& child, double now) {
  move(child.response, {}, now);
  const auto gone = gone_.find(child.entity);
  if (gone == gone_.end()) {
    move(child.home, {}, now);
  } else {
    move(child.home, gone->second, now);  // the event that was their last may have moved them
    for_good_.push_back(child);
  }
  child = {};
}

void Stays::look_at(const CaseFile& file, Case& known, double since) {
  if (known.entity != file.entity) leave(known, since);
  known.entity = file.entity;
  const bool cg = file.stage == Stage::cg_waiting || file.stage == Stage::cg_deciding;
  const bool waits = file.stage == Stage::rg_waiting || file.stage == Stage::cg_waiting;
  const bool served = file.stage == Stage::rg_deciding || file.stage == Stage::cg_deciding;
  const std::size_t desk = 2 * index_of(file.authority) + (cg ? 1 : 0);
  move(known.desk, {static_cast<std::uint16_t>(desk), waits, served, 0}, since);
  for (std::size_t s = 0; s < file.service.size(); ++s) {
    move(known.services[s],
         {static_cast<std::uint16_t>(service_pools.first + s), file.service[s] == ServiceState::waiting,
          file.service[s] == ServiceState::received, 0},
         since);
  }
}

void Stays::look_at(const Person& p, Child& known, double since) {
  if (known.entity != p.entity) leave(known, since);
  known.entity = p.entity;
  move(known.home, home_of(p), since);
  move(known.response,
       {static_cast<std::uint16_t>(response_pool.first), p.response == Response::waited_for,
        p.response == Response::active, 0},
       since);
}

void Stays::look(const Workspace& state, double since) {
  cases_.resize(state.cases.slots());
  for (Index c = 0; c < state.cases.slots(); ++c) {
    if (state.cases.in_use(c))
      look_at(state.cases[c], cases_[c], since);
    else if (cases_[c].entity != 0)
      leave(cases_[c], since);
  }
  children_.resize(state.people.slots());
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (state.people.in_use(i))
      look_at(state.people[i], children_[i], since);
    else if (children_[i].entity != 0)
      leave(children_[i], since);
  }
}

void Stays::finish(double end) {
  for (Case& file : cases_) leave(file, end);
  for (Child& child : children_) leave(child, end);
  for (Child& child : for_good_) move(child.home, {}, end);
  cases_.clear();
  children_.clear();
  for_good_.clear();
}

double Stays::with_place(PoolRange pools) const {
  return sum(served_days_, pools);
}
double Stays::waiting(PoolRange pools) const {
  return sum(waiting_days_, pools);
}

void Stays::compare(const Workspace& state, double end, Faults& faults) const {
  for (std::size_t pool = 0; pool < pool_count; ++pool) {
    const engine::Pool& own = pool_at(state, pool);
    if (!close(own.busy_days(end), served_days_[pool]))
      faults.same(own.busy_days(end), served_days_[pool],
                  "days with a place, of pool " + std::to_string(pool));
    if (!close(own.waiting_days(end), waiting_days_[pool]))
      faults.same(own.waiting_days(end), waiting_days_[pool],
                  "days of waiting, of pool " + std::to_string(pool));
  }
}

}  // namespace nrmsim::verification
