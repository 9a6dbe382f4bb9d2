#include "sim/model/workspace.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/model/people/due.hpp"
#include "sim/model/state/entity.hpp"

namespace nrmsim::model {
namespace {

std::vector<std::uint32_t> fill(Workspace& state) {
  std::vector<std::uint32_t> owners;
  state.people.reset(20);
  state.cases.reset(20);
  for (std::uint64_t n = 0; n < 14; ++n) {
    const Index i = state.people.add();
    Person& p = state.people[i];
    p.entity = entity::arrival(n % 2, 100 - n);  // identities run against the order of entry
    p.started = static_cast<std::uint8_t>(1U << n % clock_count);
    p.clock_rate[n % clock_count] = 1;
    p.clock_value[n % clock_count] = engine::clock::Value(engine::tick_at(5));
    owners.push_back(owner::of(owner::Family::person, i));
    const Index c = state.cases.add();
    p.next_kind = static_cast<std::uint8_t>(people::next_event(p).kind) & 0xfU;
    state.cases[c].entity = entity::case_of(p.entity, 0, n % 3);
    state.cases[c].stage = static_cast<Stage>(n % 9);
    owners.push_back(owner::of(owner::Family::case_file, c));
  }
  state.groups.resize(5);
  state.groups[3].generation = 7;
  for (Index g = 0; g < 5; ++g) owners.push_back(owner::of(owner::Family::group, g));
  for (Index s = 0; s < 4; ++s) owners.push_back(owner::of(owner::Family::system, s));
  return owners;
}

TEST(EventOrder, IsAStrictTotalOrder) {
  Workspace state;
  const auto owners = fill(state);
  const EventOrder order(state.people, state.cases);
  for (const auto a : owners) {
    EXPECT_FALSE(order.before(a, a));
    for (const auto b : owners) {
      if (a == b) continue;
      EXPECT_NE(order.before(a, b), order.before(b, a)) << a << " " << b;
      if (!order.before(a, b)) continue;
      for (const auto c : owners) EXPECT_TRUE(!order.before(b, c) || order.before(a, c));
    }
  }
}

TEST(EventOrder, GoesByWhomItBefallsThenIdentityAndNeverByWhoWasEnteredFirst) {
  Workspace state;
  auto owners = fill(state);
  const EventOrder order(state.people, state.cases);
  std::sort(owners.begin(), owners.end(), [&](auto a, auto b) { return order.before(a, b); });
  EXPECT_EQ(owners.front(), owner::of(owner::Family::system, 0)) << "the turn of a month comes first";
  EXPECT_EQ(owner::family(owners.back()), owner::Family::group);
  const auto first_person = std::find_if(owners.begin(), owners.end(),
                                         [](auto o) { return owner::family(o) == owner::Family::person; });
  EXPECT_EQ(owner::index(*first_person), 12U) << "the smallest identity of the even ones was entered last";
}

// The calendar finds the place of an event when it is set, and not again when its owner changes.
TEST(EventOrder, DoesNotChangeWhileEventsWait) {
  Workspace state;
  auto owners = fill(state);
  const EventOrder order(state.people, state.cases);
  std::sort(owners.begin(), owners.end(), [&](auto a, auto b) { return order.before(a, b); });
  for (Index i = 0; i < 14; ++i) {
    state.people[i].next_kind = static_cast<std::uint8_t>(5 - i % 5) & 0xfU;
    state.cases[i].stage = static_cast<Stage>((i * 5) % 9);
  }
  for (Group& g : state.groups) g.generation += 3;
  EXPECT_TRUE(
      std::is_sorted(owners.begin(), owners.end(), [&](auto a, auto b) { return order.before(a, b); }));
}

}  // namespace
}  // namespace nrmsim::model
