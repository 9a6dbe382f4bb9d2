// What each shipped reform acts on first moves in its direction, in a world where the effects that nobody has
// measured are fixed at a beneficial value; and a reform that changes nothing moves nothing.
//
// Scenarios share people and luck, so the test is on paired differences: their mean has to lie more than five
// of its standard errors on the right side of zero. For a reform that did nothing that has a chance of 8e-4
// with 8 replications (Student, 7 degrees of freedom, one-sided); it is a demand on the size of the effect as
// much as on its sign. The seed is fixed.

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

#include "sim/core/problems.hpp"
#include "sim/model/costs/parameters.hpp"
#include "sim/model/observer.hpp"
#include "sim/model/support/parameters.hpp"
#include "sim/verification/sample.hpp"
#include "tests/statistical/shipped_input.hpp"

namespace nrmsim {
namespace {

using model::index_of;
using model::costs::Item;
using model::support::Service;
using verification::Sample;

constexpr double scale = 0.05;
constexpr std::uint32_t replications = 8;
constexpr double wanted_standard_errors = 5;
constexpr int reported_from = 2019, acts_from = 2027, ends = 2036;

/// Effects whose priors lie around none, where they do good; and a desk that is short of staff, which that of
/// the baseline is not.
const std::vector<std::string> world{
    "missing.guardian_ratio=0.3",
    "missing.trust_ratio=0.2",
    "missing.unanswered_ratio=0.5",
    "missing.response_ratio=2",
    "traffickers.offence_disruption_ratio=1.5",
    "recovery.trust_ratio_exploitation=0.2",
    "exploitation.in_support_ratio=0.4",
    "traffickers.support_ratio_attempt=0.4",
    "nrm.evidence_gain_from_advice=2",
    "nrm.effort_days.single.conclusive_grounds=15",
    "exploitation.need_ratio_housing=2",
    "exploitation.need_ratio_income=3",
    "exploitation.need_ratio_status=3",
    "exploitation.need_ratio_mental_health=3",
    "exploitation.need_ratio_advice=2",
    "exploitation.need_ratio_trusted_adult=2",
};

enum class Moves { up, down };

/// An outcome that a reform acts on; `category`: its position on the first of two axes.
struct Lever {
  const char* reform;
  const char* outcome;
  std::size_t category;
  Moves direction;
};

const std::vector<Lever> levers{
    {"benefit-of-the-doubt", "looked_after_children", 0, Moves::up},
    {"child-criminal-exploitation-offence", "groups_disrupted", 0, Moves::up},
    {"children-first", "service_started", index_of(Service::guardian), Moves::up},
    {"children-first", "looked_after_episodes", 0, Moves::down},
    {"counselling-guarantee", "service_started", index_of(Service::counselling), Moves::up},
    {"counselling-guarantee", "reexploitation_episodes", 0, Moves::down},
    {"culture-of-trust", "missing_episodes", 0, Moves::down},
    {"devolved-child-decisions", "cases_by_authority", index_of(model::Authority::devolved), Moves::up},
    {"durable-status", "reexploitation_episodes", 0, Moves::down},
    {"faster-decisions", "cg_desk_wait_mean", 0, Moves::down},
    {"financial-support-uplift", "reexploitation_episodes", 0, Moves::down},
    {"fully-funded-nrm", "cg_desk_wait_mean", 0, Moves::down},
    {"fully-funded-nrm", "cost_by_item", index_of(Item::temporary_night), Moves::down},
    {"funding-cut-10", "cg_desk_wait_mean", 0, Moves::up},
    {"funding-cut-25", "cg_desk_wait_mean", 0, Moves::up},
    {"guaranteed-support", "service_started", index_of(Service::outreach), Moves::up},
    {"guaranteed-support", "service_started", index_of(Service::counselling), Moves::up},
    {"guaranteed-support", "reexploitation_episodes", 0, Moves::down},
    {"guardian-for-every-child", "service_started", index_of(Service::guardian), Moves::up},
    {"guardian-for-every-child", "missing_episodes", 0, Moves::down},
    {"higher-rg-threshold", "rg_positive", 0, Moves::down},
    {"joined-up-data", "repeat_referrals", 0, Moves::up},
    {"legal-advice-guarantee", "service_started", index_of(Service::legal_advice), Moves::up},
    {"legal-advice-guarantee", "cg_positive_share", 0, Moves::up},
    {"longer-support", "people_in_support", 0, Moves::up},
    {"lower-rg-threshold", "rg_positive", 0, Moves::up},
    {"missing-response", "missing_days", 0, Moves::down},
    {"no-hotels-for-children", "cost_by_item", index_of(Item::temporary_night), Moves::down},
    {"public-order-disqualification-narrowed", "case_ends", index_of(model::CaseEnd::disqualified),
     Moves::down},
    {"public-order-disqualification-repealed", "case_ends", index_of(model::CaseEnd::disqualified),
     Moves::down},
    {"restrictive-legislation", "duty_to_notify", 0, Moves::up},
    {"restrictive-legislation", "rg_positive", 0, Moves::down},
    {"right-to-work", "reexploitation_episodes", 0, Moves::down},
    {"safe-house-expansion", "people_in_safe_houses", 0, Moves::up},
    {"specialist-foster-care", "cost_by_item", index_of(Item::specialist_foster_night), Moves::up},
    {"support-past-18", "cost_by_item", index_of(Item::semi_independent_night), Moves::up},
    {"trafficker-disruption", "groups_disrupted", 0, Moves::up},
    {"whole-reform", "people_in_support", 0, Moves::up},
    {"whole-reform", "reexploitation_episodes", 0, Moves::down},
};

std::string file_of(const std::string& reform) {
  return "reforms/" + reform + ".yaml";
}

/// Sum of one category over the years, or of the months, in which reforms act.
double acted_on(const Sample& sample, std::size_t r, const Lever& lever) {
  constexpr std::size_t years = ends - reported_from;
  constexpr std::size_t before = acts_from - reported_from;
  if (sample.cells(lever.outcome) == 12 * years)
    return sample.sum(r, lever.outcome, 12 * before, 12 * (years - before));
  return sample.sum(r, lever.outcome, lever.category * years + before, years - before);
}

TEST(Levers, MoveWhatTheyActOnInTheirDirection) {
  const Sample baseline(testing::shipped_input("baseline.yaml", scale, world), replications, 3);
  std::map<std::string, Sample> reformed;
  for (const Lever& lever : levers) {
    const std::string reform = lever.reform;
    auto found = reformed.find(reform);
    if (found == reformed.end())
      found =
          reformed
              .emplace(reform, Sample(testing::shipped_input(file_of(reform), scale, world), replications, 3))
              .first;
    const double sign = lever.direction == Moves::up ? 1 : -1;
    const auto difference = baseline.of([&](std::size_t r) {
      return sign * (acted_on(found->second, r, lever) - acted_on(baseline, r, lever));
    });
    EXPECT_GT(difference.mean, wanted_standard_errors * difference.standard_error)
        << reform << ", " << lever.outcome << ", category " << lever.category;
    EXPECT_GT(difference.mean, 0) << reform << ", " << lever.outcome;
  }
}

TEST(Levers, AreThoseOfEveryShippedReform) {
  std::set<std::string> named;
  for (const Lever& lever : levers) named.insert(lever.reform);
  std::set<std::string> shipped;
  for (const auto& entry : std::filesystem::directory_iterator(NRMSIM_SCENARIOS "/reforms"))
    shipped.insert(entry.path().stem().string());
  EXPECT_EQ(named, shipped);
}

}  // namespace
}  // namespace nrmsim
