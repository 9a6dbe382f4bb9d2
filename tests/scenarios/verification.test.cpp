// The scenarios under scenarios/verification whose answers are known in closed form, read from their files
// and run by the whole model. Seeds are fixed; bounds leave a false alarm about once in a million runs (4.9
// standard errors), with standard errors from the spread over replications.

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <string>
#include <vector>

#include "sim/cli/prepare.hpp"
#include "sim/model/parameters.hpp"
#include "sim/observation/catalogue.hpp"
#include "sim/observation/simulation.hpp"
#include "sim/scenario/load.hpp"

namespace nrmsim {
namespace {

constexpr double bound_in_standard_errors = 4.9;

/// Outcomes of some replications of a scenario file.
class Batch {
 public:
  Batch(const std::string& file, std::uint32_t replications) {
    const scenario::Declarations declarations{model::parameter_groups(), model::table_specs(),
                                              sizeof(model::Parameters)};
    const auto loaded = scenario::load(std::string(NRMSIM_SCENARIOS) + "/verification/" + file, declarations);
    const model::Input input =
        cli::model_input(loaded.settings(), loaded.materialise(scenario::DrawPoint::central(), 1), 1);
    layout_ = observation::layout(observation::period_of(input));
    observation::Worker worker;
    for (std::uint32_t r = 0; r < replications; ++r) {
      rows_.emplace_back(layout_.total_cells());
      worker.run(input, 7, 0, r, rows_.back());
    }
  }

  struct Estimate {
    double mean;
    double standard_error;
  };
  /// Mean over replications of a number made from each replication's row.
  template <class Number>
  Estimate estimate(Number number) const {
    const auto n = static_cast<double>(rows_.size());
    double sum = 0;
    double squares = 0;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const double x = number(r);
      sum += x;
      squares += x * x;
    }
    return {sum / n, std::sqrt((squares / n - sum / n * sum / n) / (n - 1))};
  }
  double cell(std::size_t replication, const std::string& outcome, std::size_t i) const {
    return std::bit_cast<double>(rows_[replication][layout_.offset_of(layout_.find(outcome)) + i]);
  }
  std::size_t cells(const std::string& outcome) const {
    return layout_.cells_of(layout_.outcomes[layout_.find(outcome)]);
  }
  double total(std::size_t replication, const std::string& outcome) const {
    double sum = 0;
    for (std::size_t i = 0; i < cells(outcome); ++i) sum += cell(replication, outcome, i);
    return sum;
  }
  /// Sum of an outcome over (group, year) for everybody: the first row of cells.
  double of_everybody(std::size_t replication, const std::string& outcome, std::size_t years) const {
    double sum = 0;
    for (std::size_t year = 0; year < years; ++year) sum += cell(replication, outcome, year);
    return sum;
  }

 private:
  outcomes::Layout layout_;
  std::vector<std::vector<outcomes::Cell>> rows_;
};

void expect_near(const Batch::Estimate& estimate, double truth, double bias = 0) {
  EXPECT_NEAR(estimate.mean, truth, bound_in_standard_errors * estimate.standard_error + bias);
  EXPECT_LT(estimate.standard_error, truth / 10) << "too noisy to tell anything";
}

// M/M/12 with load 10: Erlang's C formula, worked out here by the recursion of Erlang's B.
TEST(MmcQueue, MeanWaitIsErlangs) {
  constexpr double load = 10;
  constexpr int servers = 12;
  double b = 1;
  for (int n = 1; n <= servers; ++n) b = load * b / (n + load * b);
  const double waits = b / (1 - load / servers * (1 - b));
  const Batch batch("mmc-queue.yaml", 20);
  expect_near(batch.estimate([&](std::size_t r) {
    return batch.total(r, "rg_wait_mean") / static_cast<double>(batch.cells("rg_wait_mean"));
  }),
              1 + waits / (servers - load));
}

TEST(CompetingRisks, CumulativeIncidenceIsTheClosedForm) {
  const Batch batch("competing-risks.yaml", 20);
  constexpr std::array years{0.5, 1.0, 2.0, 5.0};
  for (std::size_t d = 0; d < years.size(); ++d) {
    const double truth = 0.3 / 0.6 * (1 - std::exp(-0.6 * years[d]));
    expect_near(batch.estimate([&](std::size_t r) { return batch.cell(r, "cumulative_incidence", d); }),
                truth);
  }
}

// In the long run one episode begins every 80.875 days and a person; people come one a day, so the time that
// they spend in the model within the reported years is known, less what starts a run: people begin at home,
// not in equilibrium.
TEST(MissingRenewal, EpisodesAndMissingPeopleAreThoseOfTheRenewalProcess) {
  const Batch batch("missing-renewal.yaml", 20);
  constexpr double cycle = 365.25 / 6 + 20;
  const std::size_t last = batch.cells("people_missing_now") - 1;
  expect_near(batch.estimate([&](std::size_t r) {
    return batch.cell(r, "people_missing_now", last) / batch.cell(r, "people_followed", last);
  }),
              20 / cycle, 0.002);
  const std::size_t years = batch.cells("missing_days");
  expect_near(batch.estimate([&](std::size_t r) {
    double person_days = 0;
    for (std::size_t m = 0; m <= last; ++m) person_days += batch.cell(r, "people_followed", m) * 365.25 / 12;
    return person_days / batch.of_everybody(r, "missing_episodes", years);
  }),
              cycle, 0.5);
}

TEST(NrmSlice, ItsFileIsTheSliceOfTheBenchmarks) {
  const Batch batch("nrm-slice.yaml", 5);
  // Means of the bare program and of SimPy in benchmarks/README.md, within five of their standard errors.
  const std::size_t years = 5;
  EXPECT_NEAR(batch.estimate([&](std::size_t r) { return batch.of_everybody(r, "referrals", years); }).mean,
              90760, 700);
  EXPECT_NEAR(batch.estimate([&](std::size_t r) { return batch.total(r, "events_handled"); }).mean, 421300,
              3500);
}

TEST(NullReform, DiffersFromTheBaselineInNothing) {
  const scenario::Declarations declarations{model::parameter_groups(), model::table_specs(),
                                            sizeof(model::Parameters)};
  const std::string folder = NRMSIM_SCENARIOS;
  const auto baseline = scenario::load(folder + "/baseline.yaml", declarations);
  const auto reform = scenario::load(folder + "/verification/null-reform.yaml", declarations);
  observation::Worker worker;
  std::vector<std::vector<outcomes::Cell>> rows;
  for (const auto& one : {baseline, reform}) {
    const model::Input input =
        cli::model_input(one.settings(), one.materialise(scenario::DrawPoint::sobol(1, 3), 0.02), 0.02);
    rows.emplace_back(observation::layout(observation::period_of(input)).total_cells());
    worker.run(input, 1, 3, 0, rows.back());
  }
  EXPECT_EQ(rows[0], rows[1]);
}

}  // namespace
}  // namespace nrmsim
