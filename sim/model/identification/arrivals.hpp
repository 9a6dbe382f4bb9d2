#pragma once
// The stream of candidates for first identification, and the inflow that thins it.
//
// Candidates come at `candidate_headroom` times the recorded rate, as a Poisson process that no scenario can
// shift; each is identified with the chance that gives the wanted inflow. So a policy that changes the inflow
// takes particular people out of it or adds some, and leaves everybody else as they were.

#include <algorithm>
#include <cmath>

#include "sim/core/math.hpp"
#include "sim/model/processes.hpp"

namespace nrmsim::model::identification {

/// Recorded referrals a day by class, those of unknown age shared out.
template <class Run>
ByClass recorded_per_day(const Run& run) {
  const auto& r = run.parameters.identification.recorded_referrals_per_day;
  const double child = run.parameters.people.age_unknown_child_share;
  return {r[0] + r[2] * (1 - child), r[1] + r[2] * child};
}

template <class Run>
double child_share(const Run& run) {
  const ByClass recorded = recorded_per_day(run);
  const double total = recorded[0] + recorded[1];
  return total > 0 ? recorded[1] / total : 0;
}

/// Share of the people identified in a class who are referred: all children, and the adults who consent.
template <class Run>
double referred_share(const Run& run, AgeClass age) {
  const double consent = run.parameters.identification.consent_probability;
  const double adults = age == AgeClass::adult ? 1 : run.parameters.people.adult_at_referral_share;
  return 1 - adults * (1 - consent);
}

/// The calendar's owner of the candidates of a class.
constexpr std::uint32_t arrivals_of(std::size_t a) {
  return owner::of(owner::Family::system,
                   static_cast<Index>(SystemEvent::arrival_adult) + static_cast<Index>(a));
}

/// Where the inflow has to be now, and so the chance that a candidate is identified.
template <class Run>
void set_inflow(Run& run) {
  Inflow& inflow = run.inflow;
  const auto& p = run.parameters.identification;
  const ByClass recorded = recorded_per_day(run);
  const double growth = inflow.projecting && p.projection_growth_per_year != 0
                            ? core::portable::pow(1 + p.projection_growth_per_year, inflow.projection_years)
                            : 1;
  for (std::size_t a = 0; a < 2; ++a) {
    const double first = recorded[a] * (p.inflow_counts_repeats != 0 ? inflow.first_share[a] : 1.0);
    inflow.identified_per_day[a] = inflow.projecting
                                       ? inflow.reference_per_day[a] * growth * inflow.recruitment_factor[a]
                                       : first / referred_share(run, static_cast<AgeClass>(a));
    const double candidates = recorded[a] * p.candidate_headroom;
    inflow.acceptance[a] = candidates > 0 ? inflow.identified_per_day[a] / candidates : 0;
    if (inflow.acceptance[a] > 1) ++inflow.short_of_candidates;
    inflow.stream[a].set_rate(run.now, candidates);
    run.state.calendar.set(arrivals_of(a), inflow.stream[a].next());
  }
}

template <class Run>
void next_candidate(Run& run, std::size_t a) {
  Inflow& inflow = run.inflow;
  if (inflow.candidates[a] > 0xffffffffU)
    throw std::overflow_error("more than 2^32 candidates in one stream");
  const double threshold =
      run.exponential(entity::system(a), Process::arrival, static_cast<std::uint32_t>(inflow.candidates[a]));
  inflow.stream[a].follow(threshold);
}

/// A candidate of class `a` comes: identified or not, and the next one is on the way.
template <class Run>
void candidate(Run& run, std::size_t a) {
  Inflow& inflow = run.inflow;
  const std::uint64_t index = inflow.candidates[a]++;
  next_candidate(run, a);
  run.state.calendar.set(arrivals_of(a), inflow.stream[a].next());
  if (!run.chance(inflow.acceptance[a], entity::system(a), Process::acceptance,
                  static_cast<std::uint32_t>(index)))
    return;
  const std::uint64_t person = entity::arrival(a, index);
  run.observer.event(run.now, arrivals_of(a), person);
  identify_first(run, person, static_cast<AgeClass>(a));
}

/// The first candidates, at the start of a run.
template <class Run>
void begin_arrivals(Run& run) {
  for (std::size_t a = 0; a < 2; ++a) next_candidate(run, a);
  set_inflow(run);
}

/// Carries the share of repeats of the quarter that has ended to the next one.
template <class Run>
void end_quarter(Run& run) {
  Inflow& inflow = run.inflow;
  const double memory = run.parameters.identification.first_share_memory;
  for (std::size_t a = 0; a < 2; ++a) {
    const double all = static_cast<double>(inflow.from_candidates[a] + inflow.from_elsewhere[a]);
    const double share = all > 0 ? inflow.from_candidates[a] / all : 1;
    inflow.first_share[a] =
        inflow.quarters == 0 ? share : memory * inflow.first_share[a] + (1 - memory) * share;
    inflow.last_quarters[inflow.quarters % 4][a] = inflow.identified_per_day[a];
  }
  ++inflow.quarters;
  inflow.from_candidates = inflow.from_elsewhere = {};
}

/// History ends: the mean of the last year becomes the reference from which the projection starts.
template <class Run>
void begin_projection(Run& run) {
  Inflow& inflow = run.inflow;
  inflow.projecting = true;
  const std::uint32_t known = std::min<std::uint32_t>(inflow.quarters, 4);
  for (std::size_t a = 0; a < 2; ++a) {
    double sum = 0;
    for (std::uint32_t q = 0; q < known; ++q) sum += inflow.last_quarters[q][a];
    inflow.reference_per_day[a] = known > 0 ? sum / known : recorded_per_day(run)[a];
  }
}

/// People recruited by one trade over the last `months`, as far as the run goes back.
inline double recruited_over(const Inflow& inflow, std::size_t trade, std::size_t months) {
  double sum = 0;
  const std::size_t known = std::min(months, inflow.recruited.size());
  for (std::size_t back = 1; back <= known; ++back)
    sum += inflow.recruited[inflow.recruited.size() - back][trade];
  return sum;
}

/// Recruitment by each trade over the last year against that of the reference years, to the power of the
/// feedback; for a class of people the mean over trades, weighted as they stand behind its referrals.
template <class Run>
void follow_recruitment(Run& run) {
  constexpr std::size_t months_a_year = 12;
  Inflow& inflow = run.inflow;
  const auto& p = run.parameters.traffickers;
  inflow.recruited.push_back(inflow.recruited_this_month);
  inflow.recruited_this_month = {};
  if (run.now <= run.input.projection_day) {
    const auto months = std::max<std::size_t>(
        1, static_cast<std::size_t>(std::lround(months_a_year * p.feedback_reference_years)));
    for (std::size_t trade = 0; trade < traffickers::trade_count; ++trade)
      inflow.reference_recruitment[trade] =
          recruited_over(inflow, trade, months) * months_a_year / static_cast<double>(months);
  }
  if (run.now < run.input.projection_day || p.feedback_power == 0) return;
  ByClass sum{};
  ByClass weight{};
  for (std::size_t trade = 0; trade < traffickers::trade_count; ++trade) {
    const double reference = inflow.reference_recruitment[trade];
    if (reference == 0) continue;
    const double factor =
        core::portable::pow(recruited_over(inflow, trade, months_a_year) / reference, p.feedback_power);
    for (std::size_t a = 0; a < 2; ++a) {
      const double share = run.found_with.share(trade, static_cast<AgeClass>(a));
      sum[a] += share * factor;
      weight[a] += share;
    }
  }
  for (std::size_t a = 0; a < 2; ++a) inflow.recruitment_factor[a] = weight[a] > 0 ? sum[a] / weight[a] : 1;
}

/// What the inflow does at the start of a month.
template <class Run>
void new_month(Run& run, std::uint32_t month) {
  follow_recruitment(run);
  if (month % 3 == 0) end_quarter(run);
  if (run.now >= run.input.projection_day) {
    if (!run.inflow.projecting) begin_projection(run);
    run.inflow.projection_years = (run.now - run.input.projection_day) / core::days_per_year;
  }
  set_inflow(run);
}

}  // namespace nrmsim::model::identification
