// People, cases, places and money-bearing stocks add up at any time of a run in which every process is at
// work.

#include <gtest/gtest.h>

#include <bit>

#include "sim/observation/recorder.hpp"
#include "sim/observation/simulation.hpp"
#include "tests/sim/model/audit.hpp"
#include "tests/sim/model/busy_input.hpp"

namespace nrmsim::model::testing {
namespace {

using observation::Measure;
using observation::Recorder;

/// The cells of one outcome over its axis.
std::vector<double> cells_of(const Input& input, const std::vector<outcomes::Cell>& row,
                             std::string_view name) {
  const outcomes::Layout layout = observation::layout(observation::period_of(input));
  const std::size_t outcome = layout.find(std::string(name));
  std::vector<double> cells;
  for (std::size_t i = 0; i < layout.cells_of(layout.outcomes[outcome]); ++i)
    cells.push_back(std::bit_cast<double>(row[layout.offset_of(outcome) + i]));
  return cells;
}

void audit(const Input& input, std::uint32_t replication) {
  Workspace state;
  Auditor auditor;
  Recorder recorder(observation::period_of(input), input);
  Both<Auditor, Recorder> both{auditor, recorder};
  simulate(input, state, both, random::ReplicationKey(7, 0, replication));
  std::vector<outcomes::Cell> row(observation::layout(observation::period_of(input)).total_cells());
  recorder.finish(row);
  const auto expect_same = [&](std::string_view name, std::size_t Recount::*stock) {
    const std::vector<double> cells = cells_of(input, row, name);
    ASSERT_EQ(cells.size(), auditor.months.size());
    for (std::size_t m = 0; m < cells.size(); ++m)
      ASSERT_EQ(cells[m], static_cast<double>(auditor.months[m].*stock)) << name << ", month " << m;
  };
  expect_same("people_followed", &Recount::people);
  expect_same("people_in_support", &Recount::in_support);
  expect_same("people_missing_now", &Recount::missing);
  expect_same("people_exploited_now", &Recount::exploited_after_referral);
  expect_same("people_in_safe_houses", &Recount::in_safe_houses);
  expect_same("cg_backlog", &Recount::awaiting_cg);
  expect_same("rg_backlog", &Recount::with_rg_desk);
  EXPECT_GT(auditor.months.back().people, 500U);
  EXPECT_GT(auditor.months.back().missing, 10U);
  EXPECT_GT(auditor.months.back().exploited_after_referral, 20U);
}

TEST(Conservation, HoldsWhereEveryProcessIsAtWork) {
  for (std::uint32_t replication = 0; replication < 3; ++replication) audit(busy_input(), replication);
}

TEST(Conservation, HoldsWhereSupportStartsAtReferral) {
  Input input = busy_input();
  input.parameters.support.starts_at_referral = 1;
  audit(input, 1);
}

TEST(Conservation, HoldsWhereEpisodesEndWithSupport) {
  Input input = busy_input();
  input.parameters.missing.ends_with_support = 1;
  audit(input, 2);
}

TEST(Conservation, HoldsWhereCasesCloseOnReexploitation) {
  Input input = busy_input();
  input.parameters.nrm.closure_on_reexploitation = 1;
  audit(input, 3);
}

TEST(Conservation, HoldsWhereOnlyContactsLeadToSpells) {
  Input input = busy_input();
  fill(input.parameters.missing.hazard_per_year, 0);
  fill(input.parameters.exploitation.hazard_per_year, 0);
  fill(input.parameters.traffickers.contact_per_year, 6);
  audit(input, 5);
}

TEST(Conservation, HoldsWhileParametersChange) {
  Input input = busy_input();
  const auto change = [&](double day, std::uint32_t index, double value) {
    input.changes.push_back({day, index, value});
  };
  change(400, position_of([](Parameters& p) -> double& { return p.missing.hazard_per_year[0][0]; }), 3);
  change(500.5, position_of([](Parameters& p) -> double& { return p.nrm.decision_makers[0]; }), 2);
  change(700, position_of([](Parameters& p) -> double& { return p.nrm.decision_makers[0]; }), 40);
  change(900, position_of([](Parameters& p) -> double& { return p.support.capacity[0]; }), 5);
  change(1000, position_of([](Parameters& p) -> double& { return p.traffickers.disruption_per_year; }), 1);
  change(1200, position_of([](Parameters& p) -> double& { return p.support.capacity[0]; }), 200);
  change(1300, position_of([](Parameters& p) -> double& { return p.placements.places[0][3]; }), 30);
  change(1500, position_of([](Parameters& p) -> double& { return p.traffickers.contact_per_year[1]; }), 6);
  audit(input, 4);
}

}  // namespace
}  // namespace nrmsim::model::testing
