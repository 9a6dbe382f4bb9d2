#include "sim/model/identification/repeats.hpp"

#include <gtest/gtest.h>

#include "tests/sim/model/busy_input.hpp"

namespace nrmsim::model::identification {
namespace {

using namespace model::testing;

Person referred() {
  Person p;
  p.set(Fact::referred, true);
  p.responder = Responder::local_authority;
  return p;
}

TEST(Repeats, AreDuplicatesWhileACaseIsOpenAndTheOtherKindsAfter) {
  Input input = busy_input();
  input.parameters.identification.repeat_frailty_weight = 0;
  const Epoch e(input.parameters);
  Person p = referred();
  const auto a_day = [](double per_year) { return static_cast<float>(per_year / 365.25); };
  const auto& id = input.parameters.identification;
  p.set(Fact::case_undecided, true);
  p.set(Fact::case_ended, true);
  EXPECT_EQ(repeat_hazards(e, p), (std::array<float, 4>{a_day(id.duplicate_per_year * 2), 0, 0, 0}));
  p.set(Fact::case_undecided, false);
  EXPECT_EQ(repeat_hazards(e, p), (std::array<float, 4>{0, e.appeal, e.late_disclosure, 0}));
  p.set(Fact::case_ended, false);
  EXPECT_EQ(repeat_hazards(e, p), (std::array<float, 4>{0, 0, e.late_disclosure, 0}));
  p.set(Fact::referred, false);
  EXPECT_EQ(repeat_hazards(e, p), (std::array<float, 4>{0, 0, 0, e.late_consent}));
  p.situation = Situation::exploited;
  EXPECT_EQ(repeat_hazard(e, p), 0.0F);
}

TEST(Repeats, EndAfterTheMostCasesThatAPersonCanHave) {
  const Epoch e(busy_input().parameters);
  Person p = referred();
  p.cases = most_cases - 1;
  EXPECT_GT(repeat_hazard(e, p), 0.0F);
  p.cases = most_cases;
  EXPECT_EQ(repeat_hazard(e, p), 0.0F);
  p.set(Fact::case_undecided, true);
  EXPECT_EQ(repeat_hazard(e, p), 0.0F);
}

TEST(Repeats, ComeMoreToPeopleOfHigherFrailtyByItsWeight) {
  Input input = busy_input();
  Person p = referred();
  p.set(Fact::case_undecided, true);
  for (const double weight : {0.0, 0.5, 1.0}) {
    input.parameters.identification.repeat_frailty_weight = weight;
    const Epoch e(input.parameters);
    p.frailty = 1;
    const float usual = repeat_hazard(e, p);
    p.frailty = 5;
    EXPECT_FLOAT_EQ(repeat_hazard(e, p), usual * static_cast<float>(1 + 4 * weight)) << weight;
  }
}

}  // namespace
}  // namespace nrmsim::model::identification
