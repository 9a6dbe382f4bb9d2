// What is reported, counted again by an observer that keeps every person and every event in lists.

#include "sim/observation/recorder.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "sim/model/simulate.hpp"
#include "sim/observation/simulation.hpp"
#include "sim/verification/both.hpp"
#include "tests/sim/model/busy_input.hpp"

namespace nrmsim::observation {
namespace {

using model::testing::busy_input;
using model::testing::fill;
using verification::Both;

constexpr std::size_t years = 6;

/// Remembers what happens, with the position of the calendar year.
struct Witness : model::NullObserver {
  double now = 0;
  std::size_t year = 0;
  std::array<std::vector<double>, years> rg_waits, cg_waits;
  std::map<std::size_t, std::vector<double>> cg_waits_of_women;
  std::array<double, years> all_rg{}, all_cg{}, missing_begun{}, via_missing{}, former_group{}, episodes{};
  std::array<std::set<std::uint64_t>, years> missing, in_care, missing_from_care;
  std::set<std::uint64_t> in_care_now;
  std::array<std::vector<double>, years> durations;
  std::size_t entered_twice = 0;
  std::array<std::array<double, model::support::service_count>, years> entitled{}, in_time{};

  void event(double time, std::uint32_t, std::uint64_t) { now = time; }
  void rg_decision(const model::Person&, model::Authority, bool, bool first, double, double since) {
    ++all_rg[year];
    if (first) rg_waits[year].push_back(since);
  }
  void cg_decision(const model::Person& p, model::Authority, bool, bool first, double, double since) {
    ++all_cg[year];
    if (!first) return;
    cg_waits[year].push_back(since);
    if (p.sex == model::Sex::female) cg_waits_of_women[year].push_back(since);
  }
  void missing_started(const model::Person& p, bool) {
    if (!p.is(model::Fact::referred)) return;
    ++missing_begun[year];
    missing[year].insert(p.entity);
    if (p.is(model::Fact::child) && model::in_care(p.whereabouts)) missing_from_care[year].insert(p.entity);
  }
  void missing_ended(const model::Person& p, model::MissingEnd, double duration) {
    if (p.is(model::Fact::referred)) durations[year].push_back(duration);
  }
  void exploited_again(const model::Person& p, model::Route route, bool through_missing, bool) {
    if (!p.is(model::Fact::referred)) return;
    ++episodes[year];
    via_missing[year] += through_missing;
    former_group[year] += route == model::Route::former_group;
  }
  void support_started(const model::Person& p) {
    for (std::size_t s = 0; s < model::support::service_count; ++s) {
      const auto service = static_cast<model::support::Service>(s);
      const bool only_adults =
          service == model::support::Service::safe_house || service == model::support::Service::outreach;
      const bool only_children = service == model::support::Service::guardian;
      const bool child = p.is(model::Fact::child);
      if (!(only_adults && child) && !(only_children && !child)) ++entitled[year][s];
    }
  }
  void lives_at(const model::Person& p, model::Whereabouts where) {
    if (!p.is(model::Fact::child)) return;  // a young adult may keep a place
    if (model::in_care(where) && !in_care_now.contains(p.entity)) {
      entered_twice += in_care[year].contains(p.entity);
      in_care[year].insert(p.entity);
      in_care_now.insert(p.entity);
    }
    if (!model::in_care(where)) in_care_now.erase(p.entity);
  }
  void turned_18(const model::Person& p) { in_care_now.erase(p.entity); }
  template <class Run>
  void month(Run&, std::uint32_t month) {
    if (month % 12 != 0 || month / 12 >= years) return;
    year = month / 12;
    in_care[year] = in_care_now;
  }
};

/// One run with a recorder and a witness.
class Recounted {
 public:
  explicit Recounted(const model::Input& input) : layout_(observation::layout(period_of(input))) {
    Recorder recorder(period_of(input), input);
    Both<Witness, Recorder> both{seen, recorder};
    model::Workspace state;
    model::simulate(input, state, both, random::ReplicationKey(7, 0, 0));
    row_.resize(layout_.total_cells());
    recorder.finish(row_);
  }
  double cell(std::string_view name, std::size_t i) const {
    return std::bit_cast<double>(row_[layout_.offset_of(layout_.find(std::string(name))) + i]);
  }
  double sum(std::string_view name, std::size_t first, std::size_t count) const {
    double total = 0;
    for (std::size_t i = 0; i < count; ++i) total += cell(name, first + i);
    return total;
  }
  std::size_t cells(std::string_view name) const {
    return layout_.cells_of(layout_.outcomes[layout_.find(std::string(name))]);
  }
  Witness seen;

 private:
  outcomes::Layout layout_;
  std::vector<outcomes::Cell> row_;
};

double median_of(std::vector<double> days) {
  std::sort(days.begin(), days.end());
  return days[(days.size() - 1) / 2];
}
double mean_of(const std::vector<double>& days) {
  return std::accumulate(days.begin(), days.end(), 0.0) / static_cast<double>(days.size());
}

TEST(Recorder, WaitsAreThoseOfTheDecisions) {
  const Recounted run(busy_input());
  for (std::size_t y = 1; y < years; ++y) {
    ASSERT_GT(run.seen.cg_waits[y].size(), 100U);
    EXPECT_NEAR(run.cell("rg_wait_median", y), median_of(run.seen.rg_waits[y]), 1);
    EXPECT_NEAR(run.cell("cg_wait_median", y), median_of(run.seen.cg_waits[y]), 1);
    EXPECT_NEAR(run.cell("cg_wait_mean", y), mean_of(run.seen.cg_waits[y]), 1e-6);
    EXPECT_EQ(run.cell("cg_wait_quantiles", 2 * years + y), run.cell("cg_wait_median", y));
    EXPECT_LE(run.cell("cg_wait_quantiles", y), run.cell("cg_wait_quantiles", 4 * years + y));
    const std::size_t female = 2 + model::index_of(model::Sex::female);
    EXPECT_NEAR(run.cell("cg_wait_median_by_age_and_sex", female * years + y),
                median_of(run.seen.cg_waits_of_women.at(y)), 1);
    EXPECT_EQ(run.sum("monthly_cg_decisions", 12 * y, 12), static_cast<double>(run.seen.cg_waits[y].size()));
  }
}

// A child who leaves care and enters it again in the same year is one child.
TEST(Recorder, LookedAfterChildrenCountOnceAYear) {
  model::Input input = busy_input();
  fill(input.parameters.exploitation.hazard_per_year, 3);  // out of care and back again
  input.parameters.exploitation.spell_days = 20;
  input.parameters.exploitation.lost_probability = 0.05;
  const Recounted run(input);
  EXPECT_GT(run.seen.entered_twice, 20U) << "nobody entered twice, so nothing is tested";
  for (std::size_t y = 0; y < years; ++y) {
    EXPECT_EQ(run.cell("looked_after_children", y), static_cast<double>(run.seen.in_care[y].size())) << y;
    EXPECT_EQ(run.cell("looked_after_missing", y), static_cast<double>(run.seen.missing_from_care[y].size()));
    EXPECT_LE(run.cell("looked_after_share_missing", y), 1);
  }
}

TEST(Recorder, MissingPeopleCountOnceAYearAndEpisodesEachTime) {
  const Recounted run(busy_input());
  for (std::size_t y = 0; y < years; ++y) {
    EXPECT_EQ(run.cell("people_missing", y), static_cast<double>(run.seen.missing[y].size()));
    EXPECT_EQ(run.cell("missing_episodes", y), run.seen.missing_begun[y]);
    EXPECT_NEAR(run.cell("missing_duration_mean", y), mean_of(run.seen.durations[y]), 1e-6);
    EXPECT_NEAR(run.cell("missing_duration_quantiles", 2 * years + y), median_of(run.seen.durations[y]),
                1.0 / 24);
  }
}

TEST(Recorder, EachPersonExploitedAgainLivesInOneRegion) {
  const Recounted run(busy_input());
  double everybody = 0;
  std::array<double, model::region_count> by_region{};
  for (std::size_t y = 0; y < years; ++y) {
    double sum = 0;
    for (std::size_t r = 0; r < by_region.size(); ++r) {
      const double people = run.cell("reexploited_people_by_region", r * years + y);
      sum += people;
      by_region[r] += people;
    }
    EXPECT_EQ(sum, run.cell("reexploited_people", y)) << y;  // the first group is everybody
    everybody += sum;
  }
  for (const double people : by_region) EXPECT_LT(people, everybody) << "all in one region";
}

TEST(Recorder, EachSpellHasOneRoute) {
  const Recounted run(busy_input());
  double via_missing = 0;
  for (std::size_t y = 0; y < years; ++y) {
    const auto route = [&](std::size_t r) { return run.cell("reexploitation_by_route", r * years + y); };
    EXPECT_EQ(route(0) + route(1) + route(2) + route(3), run.seen.episodes[y]);
    EXPECT_EQ(route(2) + route(3), run.seen.via_missing[y]);
    EXPECT_EQ(route(0) + route(2), run.seen.former_group[y]);
    EXPECT_EQ(run.cell("reexploitation_by_cohort", y) + run.cell("reexploitation_by_cohort", years + y),
              run.seen.episodes[y]);
    EXPECT_EQ(run.sum("monthly_reexploitation", 12 * y, 12), run.seen.episodes[y]);
    via_missing += run.seen.via_missing[y];
  }
  EXPECT_GT(via_missing, 20);
}

// A decision costs what it costs, and its payers pay their shares.
TEST(Recorder, CostsArePaidByThePayers) {
  model::Input input = busy_input();
  auto& costs = input.parameters.costs;
  fill(costs.unit_cost, 0);
  fill(costs.payer_share, 0);
  costs.unit_cost[0] = 100;
  costs.unit_cost[1] = 700;
  costs.payer_share[0][0] = 1;
  costs.payer_share[1][0] = 0.25;
  costs.payer_share[1][3] = 0.75;
  costs.discount_rate = 0.5;
  input.projection_day = 0;
  const Recounted run(input);
  for (std::size_t y = 0; y < years; ++y) {
    const double rg = 100 * run.seen.all_rg[y];
    const double cg = 700 * run.seen.all_cg[y];
    EXPECT_NEAR(run.cell("cost_by_payer", y), rg + 0.25 * cg, 1e-6);
    EXPECT_NEAR(run.cell("cost_by_payer", 3 * years + y), 0.75 * cg, 1e-6);
    EXPECT_NEAR(run.cell("cost_total", y), rg + cg, 1e-6);
    EXPECT_NEAR(run.cell("cost_by_item", 1 * years + y), cg, 1e-6);
    // Priced at the end of each calendar year, counted in Julian years.
    constexpr std::array<double, years> days{365, 730, 1096, 1461, 1826, 2191};
    const double discount = std::pow(1.5, days[y] / 365.25);
    EXPECT_NEAR(run.cell("cost_by_payer_discounted", 3 * years + y), 0.75 * cg / discount, 1e-6 * cg);
    EXPECT_NEAR(run.cell("cost_discounted", y), (rg + cg) / discount, 1e-6 * (rg + cg));
  }
}

TEST(Recorder, CoverageCountsThoseWhoAreEntitled) {
  const Recounted run(busy_input());
  for (std::size_t s = 0; s < model::support::service_count; ++s)
    for (std::size_t y = 0; y < years; ++y) {
      const double covered = run.cell("service_coverage", s * years + y);
      const double in_time = run.cell("service_coverage_in_time", s * years + y);
      if (run.seen.entitled[y][s] == 0) continue;
      EXPECT_GE(in_time, 0);
      EXPECT_LE(in_time, covered);
      EXPECT_LE(covered, 1);
      const double people = covered * run.seen.entitled[y][s];
      EXPECT_NEAR(people, std::round(people), 1e-9) << "a share of another number of people";
    }
}

/// Who was in the model on the cohort day, and when each was first exploited again from then on.
struct StockWitness : model::NullObserver {
  double now = 0, cohort_day = 0;
  std::map<std::uint64_t, double> first_event;  // infinity: none
  void event(double time, std::uint32_t, std::uint64_t) { now = time; }
  void exploited_again(const model::Person& p, model::Route, bool, bool) {
    const auto at = first_event.find(p.entity);
    if (at != first_event.end()) at->second = std::min(at->second, now - cohort_day);
  }
  void out_of_reach(const model::Person& p) {
    if (now < cohort_day && p.is(model::Fact::referred))
      first_event[p.entity] = std::numeric_limits<double>::infinity();
  }
  template <class Run>
  void month(Run& run, std::uint32_t) {
    if (run.now != cohort_day) return;
    for (model::Index i = 0; i < run.state.people.slots(); ++i)
      if (run.state.people.in_use(i) && run.state.people[i].is(model::Fact::referred))
        first_event[run.state.people[i].entity] = std::numeric_limits<double>::infinity();
  }
};

// Where nobody dies, leaves or is lost, the estimate is the plain share of the people who were there.
TEST(Recorder, TheStocksIncidenceIsTheShareOfThoseWhoWereThere) {
  model::Input input = busy_input();
  fill(input.parameters.status.leaves_uk_per_year, 0);
  fill(input.parameters.status.death_per_year, 0);
  input.parameters.recovery.stable_per_year = 0;
  input.parameters.missing.for_good_probability = 0;
  input.parameters.exploitation.lost_probability = 0;
  input.cohort_day = 730;  // two years in, four years to go
  StockWitness seen;
  seen.cohort_day = input.cohort_day;
  Recorder recorder(period_of(input), input);
  Both<StockWitness, Recorder> both{seen, recorder};
  model::Workspace state;
  model::simulate(input, state, both, random::ReplicationKey(11, 0, 0));
  const outcomes::Layout made = layout(period_of(input));
  std::vector<outcomes::Cell> row(made.total_cells());
  recorder.finish(row);
  ASSERT_GT(seen.first_event.size(), 200U);
  for (std::size_t d = 0; d < 3; ++d) {
    double exploited = 0;
    for (const auto& [entity, day] : seen.first_event) exploited += day < durations_days[d];
    const double estimate =
        std::bit_cast<double>(row[made.offset_of(made.find("cumulative_incidence_stock")) + d]);
    EXPECT_NEAR(estimate, exploited / static_cast<double>(seen.first_event.size()), 1e-9) << d;
  }
}

}  // namespace
}  // namespace nrmsim::observation
