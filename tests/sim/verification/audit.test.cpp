// A state that has been tampered with is found out.

#include "sim/verification/audit.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "tests/sim/model/busy_input.hpp"

namespace nrmsim::verification {
namespace {

using namespace model;

/// Tampers with the state of a busy run after three years, and audits it before and after.
struct Tampering : NullObserver {
  std::function<bool(Workspace&)> tamper;  ///< false: found nothing to tamper with
  Faults before, after;
  bool done = false;

  static void audit(const Workspace& state, Faults& faults) {
    const Recount n = recount(state);
    audit_people(state, faults);
    audit_pools(state, n, faults);
    audit_cases(state, faults);
    audit_groups(state, faults);
  }
  template <class Run>
  void month(Run& run, std::uint32_t month) {
    if (month < 36 || done) return;
    Workspace& state = run.state;
    audit(state, before);
    done = tamper(state);
    if (!done) return;
    audit(state, after);
    throw done;  // the run is of no use any more
  }
};

std::string found_in(std::function<bool(Workspace&)> tamper) {
  Tampering observer;
  observer.tamper = std::move(tamper);
  Workspace state;
  try {
    simulate(model::testing::busy_input(), state, observer, random::ReplicationKey(3, 0, 0));
  } catch (bool) {
  }
  EXPECT_TRUE(observer.done) << "nothing to tamper with";
  EXPECT_EQ(observer.before.count(), 0U) << observer.before.first();
  return observer.after.first();
}

/// The first person of whom `fits` is true, changed; the same with cases.
bool change_person(Workspace& state, const std::function<bool(const Person&)>& fits,
                   const std::function<void(Person&)>& change) {
  for (Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i) || !fits(state.people[i])) continue;
    change(state.people[i]);
    return true;
  }
  return false;
}
bool change_case(Workspace& state, const std::function<bool(const CaseFile&)>& fits,
                 const std::function<void(CaseFile&)>& change) {
  for (Index c = 0; c < state.cases.slots(); ++c) {
    if (!state.cases.in_use(c) || !fits(state.cases[c])) continue;
    change(state.cases[c]);
    return true;
  }
  return false;
}

TEST(Audit, FindsOnePersonInTwoPlaces) {
  EXPECT_NE(found_in([](Workspace& state) {
              return change_person(
                  state, [](const Person& p) { return p.situation == Situation::exploited; },
                  [](Person& p) { p.whereabouts = Whereabouts::foster; });
            }),
            "");
  EXPECT_NE(found_in([](Workspace& state) {
              Index first = none;
              for (Index i = 0; i < state.people.slots(); ++i) {
                if (!state.people.in_use(i)) continue;
                if (first != none) {
                  state.people[i].entity = state.people[first].entity;
                  return true;
                }
                first = i;
              }
              return false;
            }),
            "");
}

TEST(Audit, FindsAPlaceThatIsNobodys) {
  EXPECT_NE(found_in([](Workspace& state) {
              return change_person(
                  state, [](const Person& p) { return p.whereabouts == Whereabouts::foster; },
                  [](Person& p) { p.whereabouts = Whereabouts::own_accommodation; });
            }),
            "");
  EXPECT_NE(
      found_in([](Workspace& state) {
        return change_case(
            state,
            [](const CaseFile& c) {
              return c.service[index_of(support::Service::counselling)] == ServiceState::received;
            },
            [](CaseFile& c) { c.service[index_of(support::Service::counselling)] = ServiceState::finished; });
      }),
      "");
  EXPECT_NE(found_in([](Workspace& state) {
              return change_case(
                  state, [](const CaseFile& c) { return c.stage == Stage::cg_waiting; },
                  [](CaseFile& c) { c.stage = Stage::recovery; });
            }),
            "");
}

TEST(Audit, FindsTwoWithOneTurn) {
  EXPECT_NE(found_in([](Workspace& state) {
              engine::Ticket ticket{};
              bool known = false;
              for (Index c = 0; c < state.cases.slots(); ++c) {
                CaseFile& file = state.cases[c];
                if (!state.cases.in_use(c) || file.stage != Stage::cg_waiting) continue;
                if (file.authority != Authority::single) continue;
                if (known) {
                  file.desk_ticket = ticket;
                  return true;
                }
                ticket = file.desk_ticket;
                known = true;
              }
              return false;
            }),
            "");
}

TEST(Audit, FindsSupportWithoutACase) {
  EXPECT_NE(found_in([](Workspace& state) {
              return change_person(
                  state, [](const Person& p) { return p.is(Fact::in_support); },
                  [](Person& p) { p.set(Fact::in_support, false); });
            }),
            "");
  EXPECT_NE(found_in([](Workspace& state) {
              return change_person(
                  state, [](const Person& p) { return p.open_case != none; },
                  [](Person& p) { p.open_case = none; });
            }),
            "");
}

TEST(Audit, FindsACountOfAGroupThatIsWrong) {
  EXPECT_NE(found_in([](Workspace& state) {
              ++state.groups[3].cooperating;
              return state.groups[3].active;
            }),
            "");
}

}  // namespace
}  // namespace nrmsim::verification
