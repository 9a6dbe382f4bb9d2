// People, cases, places and money-bearing stocks add up at any time of a run in which every process is at
// work.

#include "sim/verification/conservation.hpp"

#include <gtest/gtest.h>

#include "sim/observation/simulation.hpp"
#include "tests/sim/model/busy_input.hpp"

namespace nrmsim::model::testing {
namespace {

using verification::AuditAt;

void audit(const Input& input, std::uint32_t replication, AuditAt when = AuditAt::events) {
  for (const verification::Check& check : verification::conservation(input, 7, replication, when))
    EXPECT_TRUE(check.passed) << check.what << ": " << check.found << " found, " << check.expected
                              << " expected; first: " << check.detail;
}

/// A tenth of the people, and as much less of everything that is short for them, so that everything can be
/// counted again after every event.
Input small_busy_input() {
  Input input = busy_input();
  auto& p = input.parameters;
  for (double& rate : p.identification.recorded_referrals_per_day) rate /= 10;
  for (auto& authority : p.nrm.decision_makers)
    for (double& staff : authority) staff /= 10;
  for (double& places : p.support.capacity) places /= 10;
  fill(p.placements.places, 1);
  for (double& groups : p.traffickers.groups) groups /= 5;
  return input;
}

TEST(Conservation, HoldsWhereEveryProcessIsAtWork) {
  audit(busy_input(), 0, AuditAt::months);
  for (std::uint32_t replication = 1; replication < 3; ++replication) audit(small_busy_input(), replication);
}

TEST(Conservation, HoldsWhereSupportStartsAtReferral) {
  Input input = small_busy_input();
  input.parameters.support.starts_at_referral = 1;
  audit(input, 1);
}

TEST(Conservation, HoldsWhereEpisodesEndWithSupport) {
  Input input = small_busy_input();
  input.parameters.missing.ends_with_support = 1;
  audit(input, 2);
}

TEST(Conservation, HoldsWhereCasesCloseOnReexploitation) {
  Input input = small_busy_input();
  input.parameters.nrm.closure_on_reexploitation = 1;
  audit(input, 3);
}

TEST(Conservation, HoldsWhereOnlyContactsLeadToSpells) {
  Input input = small_busy_input();
  fill(input.parameters.missing.hazard_per_year, 0);
  fill(input.parameters.exploitation.hazard_per_year, 0);
  fill(input.parameters.traffickers.contact_per_year, 6);
  audit(input, 5);
}

TEST(Conservation, HoldsWhileParametersChange) {
  Input input = small_busy_input();
  const auto change = [&](double day, std::uint32_t index, double value) {
    input.changes.push_back({day, index, value});
  };
  change(400, position_of([](Parameters& p) -> double& { return p.missing.hazard_per_year[0][0]; }), 3);
  change(500.5, position_of([](Parameters& p) -> double& { return p.nrm.decision_makers[0][0]; }), 0);
  change(700, position_of([](Parameters& p) -> double& { return p.nrm.decision_makers[0][0]; }), 4);
  change(900, position_of([](Parameters& p) -> double& { return p.support.capacity[0]; }), 1);
  change(1000, position_of([](Parameters& p) -> double& { return p.traffickers.disruption_per_year; }), 1);
  change(1200, position_of([](Parameters& p) -> double& { return p.support.capacity[0]; }), 20);
  change(1300, position_of([](Parameters& p) -> double& { return p.placements.places[0][3]; }), 3);
  change(1500, position_of([](Parameters& p) -> double& { return p.traffickers.contact_per_year[1]; }), 6);
  audit(input, 4);
}

}  // namespace
}  // namespace nrmsim::model::testing
