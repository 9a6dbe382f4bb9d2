#include "sim/cli/preflight.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <chrono>
#include <cmath>

#include "analysis/comparison/compare.hpp"
#include "analysis/statistics/mean_interval.hpp"
#include "analysis/statistics/moments.hpp"
#include "sim/batch/run.hpp"
#include "sim/cli/memory_rows.hpp"
#include "sim/cli/simulate.hpp"

namespace nrmsim::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double long_enough = 0.5;      // s; shorter measurements are mostly noise
constexpr double smallest_share = 0.01;  // of the scale of the batch, to begin with
constexpr double growth = 4;             // from one measurement to the next
constexpr double widths_budget = 5;      // s that may go into expected widths
constexpr std::uint32_t most_sampled = 8;
constexpr std::uint32_t fewest_sampled = 4;
constexpr std::uint32_t draws_sampled = 8;
constexpr std::uint32_t chance_sampled = 2;  // replications of each sampled draw

double peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

/// The same batch in a smaller country, with few replications.
Prepared smaller(const Prepared& prepared, double scale, std::uint32_t replications) {
  Prepared small = prepared;
  small.record.scale = scale;
  small.record.replications = replications;
  return small;
}

struct Sample {
  double scale = 1;
  double seconds = 0;
  double memory_bytes = 0;  ///< of one worker
};

Sample measure(const Prepared& prepared) {
  const double scale = prepared.record.scale;
  const batch::Key key{prepared.record.baseline, 0, 0};
  for (double share = smallest_share;; share = std::min(1.0, share * growth)) {
    const Prepared small = smaller(prepared, share * scale, 1);
    std::vector<outcomes::Cell> row(small.record.layout.total_cells());
    const double before = peak_memory();
    const auto start = Clock::now();
    Simulator(small, 1).run(key, 0, row);
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    if (seconds >= long_enough || share >= 1) return {share * scale, seconds, peak_memory() - before};
  }
}

/// A sample of the batch, all scenarios with the same luck, kept in memory.
MemoryRows run_sample(const Prepared& small, unsigned threads) {
  MemoryRows rows(small.record);
  Simulator simulator(small, threads);
  batch::run(
      batch::KeySet(small.plan()), small.record.layout.total_cells(), {threads},
      [&simulator](const batch::Key& key, unsigned worker, std::span<outcomes::Cell> row) {
        simulator.run(key, worker, row);
      },
      [&rows](const batch::Key& key, std::span<const outcomes::Cell> row) { rows.keep(key, row); });
  return rows;
}

/// Quantile of Student's distribution for a two-sided 95% interval of a mean of n values.
double t_quantile(std::uint32_t n) {
  return quantile(boost::math::students_t(static_cast<double>(n) - 1), 0.975);
}

/// What the standard deviation in a sample says about the half width of a larger batch: it falls with the
/// root of replications and, because counts are reported at full scale, with the root of the scale.
double extrapolated(double deviation, double sample_scale, const results::BatchRecord& record) {
  return t_quantile(record.replications) * deviation / std::sqrt(record.replications) *
         std::sqrt(sample_scale / record.scale);
}

/// Replications of each scenario that can be sampled in the time that there is; 0 if too few to say anything.
std::uint32_t affordable(const Prepared& prepared, const Sample& sample, unsigned threads) {
  const double one_of_each = sample.seconds * static_cast<double>(prepared.scenarios.size());
  const double some = std::floor(widths_budget * threads / one_of_each);
  return some < fewest_sampled ? 0 : static_cast<std::uint32_t>(std::min<double>(some, most_sampled));
}

/// Where a value is likely to be: by the cube roots of the sample's draws where a run of so many draws goes
/// by them or by quantiles, else by the values; cut where nothing can be, like the intervals of a run. No
/// headline is a share.
template <class Extrapolate>
statistics::Interval expected_interval(const comparison::Row& row, std::uint32_t draws,
                                       Extrapolate extrapolate) {
  const auto around = [&](const std::vector<double>& values) {
    const double half = extrapolate(std::sqrt(statistics::variance(values)), row);
    const double centre = statistics::mean(values);
    return statistics::Interval{std::max(0.0, centre - half), centre + half};
  };
  if (draws < statistics::draws_for_cube_roots) return around(row.spread);
  std::vector<double> roots(row.spread.size());
  std::transform(row.spread.begin(), row.spread.end(), roots.begin(),
                 [](double value) { return std::cbrt(value); });
  return statistics::from_cube_roots(around(roots));
}

/// The half width to expect of each headline number's interval, which `extrapolate` makes from the standard
/// deviation in a sample.
template <class Extrapolate>
std::vector<ExpectedWidth> widths_from(const Prepared& small, std::uint32_t draws, unsigned threads,
                                       Extrapolate extrapolate) {
  const MemoryRows rows = run_sample(small, threads);
  std::vector<ExpectedWidth> widths;
  for (const auto& row : comparison::compare(rows.view(), {}).rows) {
    if (!row.interval || !row.value) continue;
    const double half = extrapolate(std::sqrt(statistics::variance(row.spread)), row);
    ExpectedWidth width{row.scenario, row.long_name, row.unit, *row.value, half, {}};
    if (row.baseline.empty() && row.contains == statistics::Contains::parameters_and_chance)
      width.interval = expected_interval(row, draws, extrapolate);
    widths.push_back(width);
  }
  return widths;
}

/// With one draw: chance alone.
std::vector<ExpectedWidth> widths_of_chance(const Prepared& prepared, const Sample& sample,
                                            unsigned threads) {
  const std::uint32_t sampled = affordable(prepared, sample, threads);
  if (sampled == 0 || prepared.record.replications < 2) return {};
  return widths_from(smaller(prepared, sample.scale, sampled), 1, threads,
                     [&](double deviation, const comparison::Row&) {
                       return extrapolated(deviation, sample.scale, prepared.record);
                     });
}

/// Half width of an interval for the mean of a further draw over the standard deviation of the draws' means.
double further_draw(std::uint32_t draws) {
  return t_quantile(draws) * std::sqrt(1 + 1.0 / draws);
}

/// With several draws: the first few of the batch, with two replications each, so that chance, which falls
/// with replications and scale, can be told from the parameters, which do not. In a country small enough for
/// the time that there is.
std::vector<ExpectedWidth> widths_of_draws(const Prepared& prepared, const Sample& sample, unsigned threads) {
  const auto& record = prepared.record;
  const std::uint32_t draws = std::min(draws_sampled, record.draws);
  const double seconds =
      sample.seconds * static_cast<double>(prepared.scenarios.size()) * draws * chance_sampled / threads;
  const double scale = sample.scale * std::min(1.0, widths_budget / seconds);
  if (scale < smallest_share * record.scale) return {};
  Prepared small = smaller(prepared, scale, chance_sampled);
  small.record.draws = draws;
  return widths_from(small, record.draws, threads, [&](double deviation, const comparison::Row& row) {
    const double noise = row.noise_share.value_or(0);
    const double chance = noise * chance_sampled / record.replications * scale / record.scale;
    return further_draw(record.draws) * deviation * std::sqrt(1 - noise + chance);
  });
}

}  // namespace

Preflight look_ahead(const Prepared& prepared, unsigned threads) {
  const double base = peak_memory();
  const Sample sample = measure(prepared);
  const double larger = prepared.record.scale / sample.scale;
  const auto keys = static_cast<double>(prepared.plan().size());
  Preflight ahead;
  ahead.sample_scale = sample.scale;
  ahead.sample_seconds = sample.seconds;
  const double workers = std::min<double>(threads, keys);
  ahead.seconds = sample.seconds * larger * std::ceil(keys / workers);
  ahead.row_bytes = static_cast<double>(prepared.record.layout.total_cells() * sizeof(outcomes::Cell));
  ahead.memory_bytes = base + workers * (sample.memory_bytes * larger + ahead.row_bytes);
  ahead.results_bytes = ahead.row_bytes * keys;
  ahead.widths = prepared.record.draws > 1 ? widths_of_draws(prepared, sample, threads)
                                           : widths_of_chance(prepared, sample, threads);
  return ahead;
}

}  // namespace nrmsim::cli
