#pragma once
// Counts everything in a run again from the people, cases and groups themselves, and compares.

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/model/simulate.hpp"

namespace nrmsim::model::testing {

/// Tells two observers the same.
template <class A, class B>
struct Both {
  A& a;
  B& b;
  void event(double t, std::uint32_t o, std::uint64_t e) { a.event(t, o, e), b.event(t, o, e); }
  void identified(const Person& p, bool c) { a.identified(p, c), b.identified(p, c); }
  void referral(const Person& p, ReferralKind k, bool r) { a.referral(p, k, r), b.referral(p, k, r); }
  void rg_decision(const Person& p, bool y, bool f, double w, double s) {
    a.rg_decision(p, y, f, w, s), b.rg_decision(p, y, f, w, s);
  }
  void cg_decision(const Person& p, bool y, bool f, double w, double s) {
    a.cg_decision(p, y, f, w, s), b.cg_decision(p, y, f, w, s);
  }
  void case_ended(const Person& p, CaseEnd e, bool w) { a.case_ended(p, e, w), b.case_ended(p, e, w); }
  void service_wanted(const Person& p, support::Service s) { a.service_wanted(p, s), b.service_wanted(p, s); }
  void service_started(const Person& p, support::Service s, double w) {
    a.service_started(p, s, w), b.service_started(p, s, w);
  }
  void support_started(const Person& p) { a.support_started(p), b.support_started(p); }
  void support_ended(const Person& p) { a.support_ended(p), b.support_ended(p); }
  void missing_started(const Person& p, bool c) { a.missing_started(p, c), b.missing_started(p, c); }
  void missing_ended(const Person& p, MissingEnd e, double d) {
    a.missing_ended(p, e, d), b.missing_ended(p, e, d);
  }
  void attempt(const Person& p, Attempt x) { a.attempt(p, x), b.attempt(p, x); }
  void exploited_again(const Person& p, Route r, bool v, bool f) {
    a.exploited_again(p, r, v, f), b.exploited_again(p, r, v, f);
  }
  void exploitation_ended(const Person& p, SpellEnd e, double d) {
    a.exploitation_ended(p, e, d), b.exploitation_ended(p, e, d);
  }
  void turned_18(const Person& p) { a.turned_18(p), b.turned_18(p); }
  void status_decided(const Person& p, bool g) { a.status_decided(p, g), b.status_decided(p, g); }
  void moved(const Person& p) { a.moved(p), b.moved(p); }
  void lives_at(const Person& p, Whereabouts w) { a.lives_at(p, w), b.lives_at(p, w); }
  void recruited(const Group& g) { a.recruited(g), b.recruited(g); }
  void disrupted(const Group& g, std::uint32_t h) { a.disrupted(g, h), b.disrupted(g, h); }
  void left(const Person& p, Exit e) { a.left(p, e), b.left(p, e); }
  void out_of_reach(const Person& p) { a.out_of_reach(p), b.out_of_reach(p); }
  template <class Run>
  void parameters_change(Run& run, bool prices) {
    a.parameters_change(run, prices);
    b.parameters_change(run, prices);
  }
  template <class Run>
  void month(Run& run, std::uint32_t m) {
    a.month(run, m), b.month(run, m);
  }
};

/// Places in care by kind, region, and whether they are taken or waited for.
using PlaceCounts =
    std::array<std::array<std::array<std::uint32_t, 2>, region_count>, placements::kind_count>;
inline std::size_t kind_of(Whereabouts w) {
  return index_of(w) - index_of(Whereabouts::foster);
}

/// What a walk over all people and cases finds.
struct Recount {
  std::size_t people = 0, in_support = 0, missing = 0, exploited_after_referral = 0, looked_after = 0;
  std::size_t in_safe_houses = 0, with_guardian = 0, awaiting_cg = 0, with_rg_desk = 0;
  std::size_t cases_opened = 0;  ///< by the people who are still there
};

inline bool awaits_cg(const CaseFile& file) {
  return !file.cg_reconsidered && (file.stage == Stage::recovery || file.stage == Stage::cg_waiting ||
                                   file.stage == Stage::cg_deciding);
}

/// `n`: what is known already of people who have no record any more.
inline Recount recount(const Workspace& state, Recount n = {}) {
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i)) continue;
    const Person& p = state.people[i];
    ++n.people;
    n.cases_opened += p.cases;
    n.in_support += p.is(Fact::in_support);
    n.missing += p.situation == Situation::missing;
    n.exploited_after_referral += p.situation == Situation::exploited && p.is(Fact::referred);
    n.looked_after += in_care(p.whereabouts);
    n.in_safe_houses += p.whereabouts == Whereabouts::safe_house;
    n.with_guardian += p.is(Fact::has_guardian);
  }
  for (Index c = 0; c < state.cases.slots(); ++c) {
    if (!state.cases.in_use(c)) continue;
    n.awaiting_cg += awaits_cg(state.cases[c]);
    n.with_rg_desk += state.cases[c].stage == Stage::rg_waiting || state.cases[c].stage == Stage::rg_deciding;
  }
  return n;
}

/// Every place taken and every turn in a line belongs to somebody, and the other way round.
inline void check_pools(const Workspace& state) {
  std::array<std::array<std::uint32_t, 2>, 2> desks{};
  std::array<std::array<std::uint32_t, 2>, support::service_count> services{};
  for (Index c = 0; c < state.cases.slots(); ++c) {
    if (!state.cases.in_use(c)) continue;
    const CaseFile& file = state.cases[c];
    desks[0][0] += file.stage == Stage::rg_deciding;
    desks[0][1] += file.stage == Stage::rg_waiting;
    desks[1][0] += file.stage == Stage::cg_deciding;
    desks[1][1] += file.stage == Stage::cg_waiting;
    for (std::size_t s = 0; s < services.size(); ++s) {
      services[s][0] += file.service[s] == ServiceState::received;
      services[s][1] += file.service[s] == ServiceState::waiting;
    }
  }
  for (std::size_t d = 0; d < 2; ++d) {
    EXPECT_EQ(state.desks[d].busy(), desks[d][0]) << nrm::desk_labels[d];
    EXPECT_EQ(state.desks[d].waiting(), desks[d][1]) << nrm::desk_labels[d];
  }
  for (std::size_t s = 0; s < services.size(); ++s) {
    EXPECT_EQ(state.services[s].busy(), services[s][0]) << support::service_labels[s];
    EXPECT_EQ(state.services[s].waiting(), services[s][1]) << support::service_labels[s];
  }
}

/// `places`: those of people who have no record any more.
inline void check_places(const Workspace& state, PlaceCounts places) {
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i)) continue;
    const Person& p = state.people[i];
    if (placements::holds_place(p.whereabouts)) ++places[kind_of(p.whereabouts)][p.region][0];
    if (p.is(Fact::place_wanted)) {
      ++places[kind_of(p.place_sought)][p.region][1];
      EXPECT_EQ(p.whereabouts, Whereabouts::temporary);
    }
    EXPECT_TRUE(p.is(Fact::child) || !in_care(p.whereabouts));
    EXPECT_FALSE(p.is(Fact::age_disputed) && in_care(p.whereabouts)) << "in care before the dispute is over";
  }
  for (std::size_t kind = 0; kind < places.size(); ++kind)
    for (std::size_t region = 0; region < region_count; ++region) {
      EXPECT_EQ(state.places[kind][region].busy(), places[kind][region][0]) << placements::kind_labels[kind];
      EXPECT_EQ(state.places[kind][region].waiting(), places[kind][region][1])
          << placements::kind_labels[kind];
    }
}

/// Cases belong to people, people know their cases, and support is a fact of both.
inline void check_links(const Workspace& state) {
  std::size_t linked = 0;
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i)) continue;
    const Person& p = state.people[i];
    std::size_t supported_cases = 0;
    for (Index c = p.open_case; c != none; c = state.cases[c].next_of_person) {
      ++linked;
      ASSERT_TRUE(state.cases.in_use(c));
      EXPECT_EQ(state.cases[c].person, i);
      supported_cases += state.cases[c].supported;
    }
    EXPECT_LE(supported_cases, 1U) << "support goes with one case of a person at a time";
    EXPECT_EQ(p.is(Fact::in_support), supported_cases > 0);
    EXPECT_FALSE(p.is(Fact::in_support) && p.situation == Situation::exploited);
  }
  EXPECT_EQ(linked, state.cases.size());
}

/// Groups count exactly those who co-operate against them, and hold exactly those whom they exploit again.
inline void check_groups(const Workspace& state) {
  std::vector<std::uint32_t> cooperating(state.groups.size());
  std::vector<std::uint32_t> exploited(state.groups.size());
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i)) continue;
    const Person& p = state.people[i];
    if (!traffickers::still_active(state.groups, p.group)) continue;
    cooperating[p.group.slot()] += p.is(Fact::cooperates);
    exploited[p.group.slot()] += p.situation == Situation::exploited;
  }
  for (std::size_t slot = 0; slot < state.groups.size(); ++slot) {
    const Group& g = state.groups[slot];
    if (!g.active) continue;
    EXPECT_EQ(g.cooperating, cooperating[slot]);
    std::uint32_t held = 0;
    Index before = none;
    for (Index i = g.exploited_again; i != none; before = i, i = state.people[i].held.next) {
      ASSERT_TRUE(state.people.in_use(i));
      EXPECT_EQ(state.people[i].held.previous, before);
      ++held;
    }
    EXPECT_EQ(held, exploited[slot]);
  }
}

/// Every clock runs at the hazard that holds now, and the calendar knows what comes first.
template <class Run>
void check_clocks(const Run& run) {
  const Workspace& state = run.state;
  const double horizon = state.calendar.horizon();
  const auto expected_due = [&](double due) {
    return due <= horizon ? due : std::numeric_limits<double>::infinity();
  };
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i)) continue;
    const Person& p = state.people[i];
    for (std::size_t c = 0; c < clock_count; ++c) {
      EXPECT_EQ(std::fabs(p.clock_rate[c]), people::hazard_of(run, p, static_cast<Clock>(c)))
          << "clock " << c;
    }
    EXPECT_EQ(state.calendar.due(owner::of(owner::Family::person, i)),
              expected_due(people::next_event(p).time));
  }
  for (Index c = 0; c < state.cases.slots(); ++c) {
    if (!state.cases.in_use(c)) continue;
    const CaseFile& file = state.cases[c];
    EXPECT_EQ(file.withdrawal_rate, nrm::withdrawal_hazard(run, file));
    EXPECT_EQ(state.calendar.due(owner::of(owner::Family::case_file, c)),
              expected_due(nrm::next_event(file)));
  }
  for (std::uint32_t slot = 0; slot < state.groups.size(); ++slot) {
    const Group& g = state.groups[slot];
    EXPECT_EQ(g.disruption_rate, traffickers::disruption_hazard(run, g));
    const auto turnover = traffickers::turnover_hazards(run.epoch, run.parameters.traffickers, g);
    EXPECT_EQ(g.turnover_rate, turnover[0] + turnover[1] + turnover[2]);
  }
}

/// Keeps the books of a run and audits them every month.
struct Auditor : NullObserver {
  std::vector<Recount> months;  ///< by month, from the end of the first
  Recount out_of_sight;         ///< of the people who are out of reach
  PlaceCounts their_places{};
  std::size_t created = 0, left_people = 0, cases_of_who_left = 0, cases_ended = 0;
  bool stop = false;  ///< one month that does not add up is enough to read

  void identified(const Person& p, bool) { created += p.spells == 0 && !p.is(Fact::referred); }
  void case_ended(const Person&, CaseEnd, bool) { ++cases_ended; }
  void left(const Person& p, Exit) {
    ++left_people;
    cases_of_who_left += p.cases;
  }
  void out_of_reach(const Person& p) {
    ++out_of_sight.people;
    out_of_sight.cases_opened += p.cases;
    out_of_sight.looked_after += in_care(p.whereabouts);
    if (placements::holds_place(p.whereabouts)) ++their_places[kind_of(p.whereabouts)][p.region][0];
    EXPECT_FALSE(p.is(Fact::in_support) || p.is(Fact::has_guardian) || p.is(Fact::cooperates));
  }
  template <class Run>
  void month(Run& run, std::uint32_t month) {
    months.push_back(recount(run.state, out_of_sight));
    if (stop) return;
    SCOPED_TRACE(::testing::Message() << "month " << month);
    check_pools(run.state);
    check_places(run.state, their_places);
    check_links(run.state);
    check_groups(run.state);
    check_clocks(run);
    const Recount& n = months.back();
    EXPECT_EQ(n.people, run.state.people.size() + run.state.people_out_of_reach);
    EXPECT_EQ(created, left_people + n.people);
    EXPECT_EQ(cases_of_who_left + n.cases_opened, cases_ended + run.state.cases.size());
    EXPECT_EQ(n.in_safe_houses, run.state.services[index_of(support::Service::safe_house)].busy());
    EXPECT_EQ(n.with_guardian, run.state.services[index_of(support::Service::guardian)].busy());
    stop = ::testing::Test::HasFailure();
  }
};

}  // namespace nrmsim::model::testing
