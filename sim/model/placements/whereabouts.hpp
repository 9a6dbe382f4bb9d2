#pragma once
// Where people live: entry to care, the kind of placement and whether there is a place, adults'
// accommodation, moves, disputed age, and what changes at 18.

#include "sim/model/people/clocks.hpp"
#include "sim/model/people/origins.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/recovery/needs.hpp"

namespace nrmsim::model::placements {

/// Whether there is a limited number of places of the kind. Safe houses are a service of a case.
inline bool holds_place(Whereabouts where) {
  return where == Whereabouts::asylum_accommodation || (in_care(where) && where != Whereabouts::temporary);
}

template <class Run>
engine::Pool& pool_of(Run& run, const Person& p, Whereabouts kind) {
  if (kind == Whereabouts::asylum_accommodation) return run.state.asylum_places;
  return run.state.places[index_of(kind) - index_of(Whereabouts::foster)][p.region];
}

/// The need for housing when a person's whereabouts change: met by most kinds; who leaves one of them for
/// another address has settled housing by chance, else the need is what it was at first.
template <class Run>
void change_housing(const Run& run, Person& p, Whereabouts to) {
  const auto& meets = run.parameters.placements.meets_housing;
  if (meets[index_of(to)] != 0) {
    recovery::meet(p, recovery::Need::housing);
  } else if (meets[index_of(p.whereabouts)] != 0) {
    p.homes_left = (p.homes_left + 1U) & 3U;
    if (!run.chance(run.parameters.support.settled_housing_share,
                    entity::home_of(p.entity, p.homes_left, p.cases), Process::housing,
                    p.occurrence[Clock::move] + (std::uint32_t{p.spells} << 16)))
      recovery::restore_first_need(run, p, recovery::Need::housing);
  }
}

template <class Run>
void move_to(Run& run, Index i, Whereabouts where) {
  Person& p = run.state.people[i];
  people::hold_shaped_clocks(run, p);
  run.observer.lives_at(p, where);
  if (in_care(p.whereabouts) || in_care(where)) p.note(Noted::in_care, run.year);
  if (where != p.whereabouts) change_housing(run, p, where);
  p.whereabouts = where;
  if (p.situation != Situation::exploited) p.settled.placed_on = run.today();
}

/// A place of the kind sought has become free.
template <class Run>
void place_got(Run& run, Index i) {
  Person& p = run.state.people[i];
  p.set(Fact::place_wanted, false);
  move_to(run, i, p.place_sought);
  people::touch(run, i);
}

/// Gives up a turn for a place, or the place that goes with `left`, which whoever waits next gets.
template <class Run>
void give_up_place(Run& run, Person& p, Whereabouts left) {
  if (p.is(Fact::place_wanted)) {
    p.set(Fact::place_wanted, false);
    pool_of(run, p, p.place_sought).abandon(run.now, p.place_ticket);
  } else if (holds_place(left)) {
    Index next = none;
    if (pool_of(run, p, left).release(run.now, next)) place_got(run, next);
  }
}

/// Gives up where the person lives.
template <class Run>
void leave_place(Run& run, Index i) {
  Person& p = run.state.people[i];
  p.set(Fact::age_disputed, false);
  const Whereabouts left = p.whereabouts;
  if (left != Whereabouts::own_accommodation) {
    run.observer.lives_at(p, Whereabouts::own_accommodation);
    change_housing(run, p, Whereabouts::own_accommodation);
    if (in_care(left)) p.note(Noted::in_care, run.year);
    p.whereabouts = Whereabouts::own_accommodation;
  }
  give_up_place(run, p, left);
}

/// Goes to a place of the kind, or elsewhere while waiting for it.
template <class Run>
void seek_place(Run& run, Index i, Whereabouts kind, Whereabouts meanwhile) {
  Person& p = run.state.people[i];
  p.place_sought = kind;
  const bool got = pool_of(run, p, kind).join(run.now, i, p.entity, run.now, p.place_ticket);
  p.set(Fact::place_wanted, !got);
  move_to(run, i, got ? kind : meanwhile);
}

template <class Run>
void enter_asylum_accommodation(Run& run, Index i) {
  seek_place(run, i, Whereabouts::asylum_accommodation, Whereabouts::own_accommodation);
}

/// A child enters care: a place of the kind sought, or a temporary one while waiting for it.
template <class Run>
void enter_care(Run& run, Index i, double u) {
  const Person& p = run.state.people[i];
  const double age = (run.now - static_cast<double>(p.birth_day)) / core::days_per_year;
  const std::size_t kind =
      people::pick(run.parameters.placements.kind_share[age < older_child_age ? 0 : 1], u);
  seek_place(run, i, whereabouts_of_kind(kind), Whereabouts::temporary);
}

/// Care, or somewhere else, for a child who is treated as one.
template <class Run>
void house_child(Run& run, Index i) {
  const Person& p = run.state.people[i];
  const auto& parameters = run.parameters.placements;
  const std::size_t nationality = index_of(p.nationality);
  const double age = (run.now - static_cast<double>(p.birth_day)) / core::days_per_year;
  const auto u = run.uniform_pair(p.entity, Process::care, p.spells);
  if (u.first < parameters.care_probability[nationality][age < older_child_age ? 0 : 1])
    return enter_care(run, i, u.second);
  const Whereabouts where = elsewhere[people::pick(parameters.elsewhere_share[nationality], u.second)];
  if (where == Whereabouts::asylum_accommodation)
    enter_asylum_accommodation(run, i);
  else
    move_to(run, i, where);
}

template <class Run>
void settle_child(Run& run, Index i) {
  Person& p = run.state.people[i];
  const auto& parameters = run.parameters.placements;
  const bool disputed = p.nationality == Nationality::foreign && p.spells == 0 &&
                        run.chance(parameters.age_disputed_share, p.entity, Process::age_dispute) &&
                        parameters.benefit_of_the_doubt == 0;
  if (!disputed) return house_child(run, i);
  p.set(Fact::age_disputed, true);
  enter_asylum_accommodation(run, i);
}

/// Where an adult lives who has no safe-house place. Asylum accommodation is for those whose application is
/// pending.
template <class Run>
void settle_adult(Run& run, Index i) {
  const Person& p = run.state.people[i];
  const double asylum = run.parameters.support.asylum_accommodation_share[index_of(p.nationality)];
  const bool in_asylum =
      p.status == status::Status::pending && run.chance(asylum, p.entity, Process::accommodation, p.spells);
  if (in_asylum)
    enter_asylum_accommodation(run, i);
  else
    move_to(run, i, Whereabouts::own_accommodation);
}

template <class Run>
void settle(Run& run, Index i) {
  if (run.state.people[i].is(Fact::child))
    settle_child(run, i);
  else
    settle_adult(run, i);
}

/// An adult's application has been decided: asylum accommodation ends.
template <class Run>
void leave_asylum_accommodation(Run& run, Index i) {
  const Person& p = run.state.people[i];
  if (p.situation == Situation::exploited || p.is(Fact::child)) return;
  const bool lives_there = p.whereabouts == Whereabouts::asylum_accommodation;
  const bool waits = p.is(Fact::place_wanted) && p.place_sought == Whereabouts::asylum_accommodation;
  if (!lives_there && !waits) return;
  leave_place(run, i);
  if (lives_there) move_to(run, i, Whereabouts::own_accommodation);
}

/// From wherever the person lives, whose place the next in line gets.
template <class Run>
void enter_safe_house(Run& run, Index i) {
  Person& p = run.state.people[i];
  const Whereabouts left = p.whereabouts;
  move_to(run, i, Whereabouts::safe_house);
  give_up_place(run, p, left);
}

template <class Run>
void leave_safe_house(Run& run, Index i) {
  settle_adult(run, i);
}

/// The clock of moves fired: the end of a dispute about age, or a move to another place of the same kind.
template <class Run>
void move_event(Run& run, Index i) {
  Person& p = run.state.people[i];
  people::spend(p, Clock::move);
  if (p.is(Fact::age_disputed)) {
    leave_place(run, i);  // the dispute is over
    house_child(run, i);
    for (Index c = p.open_case; c != none; c = run.state.cases[c].next_of_person)
      if (run.state.cases[c].supported) support::accept_as_child(run, c);
  } else {
    recovery::lose_trust(p, run.parameters.recovery.trust_loss_move);
    move_to(run, i, p.whereabouts);
    run.observer.moved(p);
  }
  people::touch(run, i);
}

/// A guardian's work ends.
template <class Run>
void lose_guardian(Run& run, Index i) {
  Person& p = run.state.people[i];
  if (p.is(Fact::has_guardian)) {
    support::credit_continuity(run, i);
    p.set(Fact::has_guardian, false);
    recovery::restore_first_need(run, p, recovery::Need::trusted_adult);
  }
  for (Index c = p.open_case; c != none; c = run.state.cases[c].next_of_person)
    support::give_back(run, c, support::Service::guardian);
}

/// From now on the person lives as an adult, and is offered what adults get.
template <class Run>
void live_as_adult(Run& run, Index i) {
  const Person& p = run.state.people[i];
  if (p.situation != Situation::exploited && !p.lost) {
    leave_place(run, i);
    settle_adult(run, i);
  }
  for (Index c = p.open_case; c != none; c = run.state.cases[c].next_of_person)
    if (run.state.cases[c].supported) support::offer_adult_services(run, c);
}

/// Leaves behind what only children get, at once or, where the rules say so, at a later birthday.
template <class Run>
void turn_18(Run& run, Index i) {
  Person& p = run.state.people[i];
  const bool lives_as_adult = p.is(Fact::age_disputed);
  p.set(Fact::child, false);
  p.set(Fact::age_disputed, false);
  run.observer.turned_18(p);
  const bool in_a_placement = in_care(p.whereabouts) && p.whereabouts != Whereabouts::temporary;
  const double until = run.parameters.placements.kept_until_age;
  if (until > people::age_of_majority && (in_a_placement || p.is(Fact::has_guardian)))
    p.kept_years = static_cast<std::uint8_t>(until - people::age_of_majority) & 15U;
  if (p.kept_years == 0) lose_guardian(run, i);
  if (!lives_as_adult && (p.kept_years == 0 || !in_a_placement)) live_as_adult(run, i);
  for (Index c = p.open_case; c != none; c = run.state.cases[c].next_of_person)
    if (run.state.cases[c].supported) support::pay_subsistence(run, run.state.cases[c], p);
  nrm::touch_cases_of(run, i);
  people::touch(run, i);
}

template <class Run>
void end_childrens_support(Run& run, Index i) {
  Person& p = run.state.people[i];
  p.kept_years = 0;
  lose_guardian(run, i);
  if (in_care(p.whereabouts)) live_as_adult(run, i);
  people::touch(run, i);
}

}  // namespace nrmsim::model::placements
