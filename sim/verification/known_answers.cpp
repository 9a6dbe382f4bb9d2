#include "sim/verification/known_answers.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "sim/core/date.hpp"
#include "sim/verification/queueing.hpp"
#include "sim/verification/sample.hpp"

namespace nrmsim::verification {
namespace {

constexpr std::uint32_t replications = 40;
constexpr std::size_t adult = 0;

Check near(std::string what, double expected, const Estimate& found, double bias = 0) {
  return verification::near(std::move(what), expected, found.mean, found.bound + bias);
}

}  // namespace

std::vector<Check> mmc_queue(const model::Input& input, std::uint64_t seed) {
  const auto& p = input.parameters;
  const double service = p.nrm.effort_days[0][0];
  const int servers = static_cast<int>(p.nrm.decision_makers[0][0]);
  const double load = p.identification.recorded_referrals_per_day[adult] * service;
  const double wait = service + erlang_c(load, servers) * service / (servers - load);
  const Sample sample(input, replications, seed);
  const double years = static_cast<double>(sample.cells("rg_wait_mean"));
  return {near(fmt::format("M/M/{} queue: mean wait at a desk, decision included [d]", servers), wait,
               sample.of([&](std::size_t r) { return sample.total(r, "rg_wait_mean") / years; }))};
}

std::vector<Check> competing_risks(const model::Input& input, std::uint64_t seed) {
  const auto& p = input.parameters;
  const double hazard = p.exploitation.hazard_per_year[adult];
  const double all = hazard + p.status.death_per_year[adult] + p.status.leaves_uk_per_year[0];
  const Sample sample(input, replications, seed);
  std::vector<Check> checks;
  constexpr std::array years{0.5, 1.0, 2.0, 5.0};
  for (std::size_t d = 0; d < years.size(); ++d) {
    checks.push_back(
        near(fmt::format("competing exponential risks: cumulative incidence by {:g} years", years[d]),
             hazard / all * -std::expm1(-all * years[d]),
             sample.of([&](std::size_t r) { return sample.cell(r, "cumulative_incidence", d); })));
  }
  return checks;
}

std::vector<Check> missing_renewal(const model::Input& input, std::uint64_t seed) {
  const auto& m = input.parameters.missing;
  const auto home = model::index_of(model::Whereabouts::own_accommodation);
  const double away = m.short_days;
  const double cycle = core::days_per_year / m.hazard_per_year[home][adult] + away;
  const Sample sample(input, replications, seed);
  const std::size_t months = sample.cells("people_missing_now");
  // People begin at home and not in equilibrium, which moves both a little: bounded by the last terms.
  return {
      near("alternating renewal: share of people missing", away / cycle, sample.of([&](std::size_t r) {
        return sample.cell(r, "people_missing_now", months - 1) /
               sample.cell(r, "people_followed", months - 1);
      }),
           0.002),
      near("alternating renewal: days from one episode to the next [d]", cycle, sample.of([&](std::size_t r) {
        const double person_months = sample.total(r, "people_followed");
        const double episodes = sample.total(r, "monthly_missing_episodes");
        return person_months * core::days_per_year / 12 / episodes;
      }),
           0.5)};
}

}  // namespace nrmsim::verification
