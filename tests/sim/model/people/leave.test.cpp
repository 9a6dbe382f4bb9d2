#include "sim/model/people/leave.hpp"

#include <gtest/gtest.h>

#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model {
namespace {

using namespace testing;

struct Counter : Timed {
  int identified_people = 0, beyond = 0;
  double first = -1;  ///< when somebody was out of reach first [d]
  void identified(const Person&, bool) override { ++identified_people; }
  void out_of_reach(const Person&) override {
    if (++beyond == 1) first = now;
  }
};

TEST(OutOfReach, IsWhoCanHaveNoEventAnyMore) {
  const Input input = refused_adults(10, {2019, 1, 1}, {2020, 1, 1});
  Workspace state;
  Counter observer;
  run_once(input, state, observer, 0);
  EXPECT_GT(observer.identified_people, 3000);
  // What is left has a case that is being decided.
  EXPECT_EQ(state.people.size(), state.cases.size());
  EXPECT_EQ(state.people_out_of_reach + state.people.size(), std::size_t(observer.identified_people));
  EXPECT_EQ(state.people_out_of_reach, std::size_t(observer.beyond));
}

TEST(OutOfReach, IsNobodyBeforeTheLastChangeOfAHazard) {
  Input input = refused_adults(10, {2019, 1, 1}, {2020, 1, 1});
  const auto hazard = position_of([](Parameters& p) -> double& {
    return p.missing.hazard_per_year[index_of(Whereabouts::own_accommodation)][0];
  });
  input.changes = {{200, hazard, 0}};
  Counter observer;
  run_once(input, observer);
  EXPECT_GT(observer.beyond, 3000);
  EXPECT_GE(observer.first, 199);  // the time of the last event before the change
}

}  // namespace
}  // namespace nrmsim::model
